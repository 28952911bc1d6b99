using Banking.Service;
using Inventory.Service;
using Simulation.Services;

namespace Simulation.Checks;

/// <summary>Invariants that hold at every instant, checked after each commit that could break them.</summary>
sealed class AlwaysChecks
{
    readonly World world;
    bool stockChanged, moneyChanged;

    public AlwaysChecks(World world)
    {
        this.world = world;
        world.DatabaseOf(Deployment.Inventory).Committed += (_, _) => stockChanged = true;
        world.DatabaseOf(Deployment.Banking).Committed += (_, _) => moneyChanged = true;
    }

    public void Check()
    {
        if (stockChanged)
            Stock();
        if (moneyChanged)
            Money();
        (stockChanged, moneyChanged) = (false, false);
        if (world.Broker.Errors is [var first, ..])
            world.IsWrong($"a message went to the error queue: {first}");
    }

    void Stock()
    {
        var rows = world.DatabaseOf(Deployment.Inventory).Rows;
        var promised = rows.Peek<Reservation>().Where(reservation => reservation.Status == ReservationStatus.Reserved)
            .SelectMany(reservation => reservation.Lines).ToLookup(line => line.ProductId, line => line.Quantity);
        foreach (var stock in rows.Peek<Stock>())
        {
            if (stock.Available < 0 || stock.Available + stock.Reserved != Shop.Pieces)
                world.IsWrong($"of {stock.ProductId} {stock.Available} + {stock.Reserved} pieces are known, there are {Shop.Pieces}");
            if (stock.Reserved != promised[stock.ProductId].Sum())
                world.IsWrong(
                    $"of {stock.ProductId} {stock.Reserved} pieces are set aside, for reservations of {promised[stock.ProductId].Sum()}");
        }
    }

    void Money()
    {
        var rows = world.DatabaseOf(Deployment.Banking).Rows;
        var accounts = rows.Peek<Account>().ToList();
        if (accounts.Sum(account => account.Balance) is not 0 and var surplus)
            world.IsWrong($"the accounts add up to {surplus}");
        if (accounts.Find(account => account.Balance < 0 && account.Kind != AccountKind.Opening) is { } overdrawn)
            world.IsWrong($"account {overdrawn.Number} holds {overdrawn.Balance}");
        var onTheWay = rows.Peek<Transfer>()
            .Where(transfer => transfer.Status is TransferStatus.InTransit or TransferStatus.DepositRefused)
            .Sum(transfer => transfer.Amount);
        var inTransit = accounts.Where(account => account.Kind == AccountKind.InTransit).Sum(account => account.Balance);
        if (onTheWay != inTransit)
            world.IsWrong($"{inTransit} are in transit, for transfers of {onTheWay}");
    }
}
