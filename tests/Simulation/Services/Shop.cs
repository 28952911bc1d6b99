using Banking.Service;
using Inventory.Service;
using Simulation.People;

namespace Simulation.Services;

/// <summary>The stock and the accounts at the start.</summary>
static class Shop
{
    public const int Pieces = 60;
    const string Currency = "USD";

    public static void Fill(World world)
    {
        var stock = world.DatabaseOf(Deployment.Inventory).Rows;
        for (var product = 0; product < Wishes.Products; product++)
            stock.Put(Wishes.Product(product), new Stock { ProductId = Wishes.Product(product), Available = Pieces });
        var accounts = Enumerable.Range(0, Wishes.Accounts).Select(number => Open(Wishes.Account(number), AccountKind.Customer, 2_000))
            .Append(Open(Wishes.ShopAccount, AccountKind.Customer, 5_000))
            .Append(Open(AccountNumber.InTransit(Currency), AccountKind.InTransit, 0)).ToList();
        var opening = Open(AccountNumber.Opening(Currency), AccountKind.Opening, -accounts.Sum(one => one.Balance));
        foreach (var account in accounts.Append(opening))
            world.DatabaseOf(Deployment.Banking).Rows.Put(account.Number, account);
    }

    static Account Open(string number, AccountKind kind, decimal balance) =>
        new() { Number = number, Kind = kind, Currency = Currency, Balance = balance };
}
