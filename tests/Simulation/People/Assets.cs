using Contracts.Rules;
using Simulation.Time;

namespace Simulation.People;

/// <summary>An amount in a currency is a number of its smallest units.</summary>
sealed record Money(string Currency, char Accounts, decimal Unit)
{
    public decimal Amount(int units) => (units + 1) * Unit;
}

/// <summary>The products and accounts that there are.</summary>
static class Assets
{
    public const string ShopAccount = "43-812";
    public const int Accounts = 8, Products = 6;

    public static readonly string LongAccount = "A-LONG-".PadRight(Ids.LongestAccount, '9'),
        LongProduct = "P-LONG-".PadRight(Ids.LongestProduct, '9');

    public static readonly Money Usual = new("USD", 'A', 0.01m), Yen = new("JPY", 'J', 1), Dinar = new("KWD", 'K', 0.001m);

    public static Money OneOf(Dice dice) => dice.Of(Yen, Dinar);

    public static string Account(int number) => Account(Usual, number);

    public static string Account(Money money, int number) => $"{money.Accounts}-{number}";

    public static string Product(int number) => $"P-{number}";
}
