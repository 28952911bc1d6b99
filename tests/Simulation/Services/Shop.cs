using Banking.Service;
using Inventory.Service;
using Simulation.People;

namespace Simulation.Services;

/// <summary>The stock and the accounts at the start.</summary>
static class Shop
{
    public const int Pieces = 60;

    public static void Fill(World world)
    {
        var stock = world.DatabaseOf(Deployment.Inventory).Rows;
        foreach (var product in Enumerable.Range(0, Assets.Products).Select(Assets.Product).Append(Assets.LongProduct))
            stock.Put(product, new Stock { ProductId = product, Available = Pieces });
        foreach (var account in new[] { Assets.Usual, Assets.Yen, Assets.Dinar }.SelectMany(AccountsIn))
            world.DatabaseOf(Deployment.Banking).Rows.Put(account.Number, account);
    }

    static List<Account> AccountsIn(Money money)
    {
        var accounts = Enumerable.Range(0, Assets.Accounts).Select(number => Open(money, Assets.Account(money, number), 2_000)).ToList();
        if (money == Assets.Usual)
            accounts.AddRange([Open(money, Assets.ShopAccount, 5_000), Open(money, Assets.LongAccount, 2_000)]);
        var opening = Open(money, AccountNumber.Opening(money.Currency), -accounts.Sum(one => one.Balance), AccountKind.Opening);
        return [.. accounts, opening, Open(money, AccountNumber.InTransit(money.Currency), 0, AccountKind.InTransit)];
    }

    static Account Open(Money money, string number, decimal balance, AccountKind kind = AccountKind.Customer) =>
        new() { Number = number, Kind = kind, Currency = money.Currency, Balance = balance };
}
