using System.Text.Json;
using Simulation.Outside;
using Simulation.Time;

namespace Simulation.People;

/// <summary>Generates requests that cover every path through the tables of steps, refusals and approvals included.</summary>
sealed class Wishes(Dice dice)
{
    public const string ShopAccount = "43-812";
    public const int Accounts = 8, Products = 6;

    public static string Account(int number) => $"A-{number}";

    public static string Product(int number) => $"P-{number}";

    public Submission Next(int number, Dice mind) => dice.Below(20) switch
    {
        < 12 => new("Order", "/orders", $"O-{number}", Order($"O-{number}")) { Mind = mind },
        < 19 => new("Transfer", "/transfers", $"T-{number}", Transfer($"T-{number}")) { Mind = mind },
        _ => new("StandingTransfer", "/standing-transfers", $"S-{number}", StandingTransfer($"S-{number}")) { Mind = mind },
    };

    string Order(string id)
    {
        var lines = Enumerable.Range(0, 1 + dice.Below(3)).Select(_ => new
        {
            productId = dice.Chance(0.03) ? "NO-SUCH" : Product(dice.Below(Products)),
            quantity = 1 + dice.Below(3),
            unitPrice = dice.Chance(0.04) ? 6_000m : dice.Below(2_000) / 10m + 0.1m,
        }).ToList();
        var order = new
        {
            orderId = id,
            orderItems = lines,
            paymentInfo = dice.Chance(0.2) ? Payment("bank_transfer", account: AnyAccount()) : Payment("credit_card", card: AnyCard()),
            totalAmount = lines.Sum(line => line.quantity * line.unitPrice),
            shippingAddress = new { street = "1 Main St", city = dice.Chance(0.08) ? Carrier.UnservedCity : "Anytown" },
            customerEmail = "customer@example.com",
            allowPartial = dice.Chance(0.3),
        };
        return JsonSerializer.Serialize(order);
    }

    string Transfer(string id) => JsonSerializer.Serialize(new
    {
        referenceId = id,
        sourceAccount = AnyAccount(),
        targetAccount = dice.Chance(0.05) ? "A-UNKNOWN" : ShopAccount,
        amount = dice.Below(30_000) / 100m + 0.01m,
    });

    string StandingTransfer(string id) => JsonSerializer.Serialize(new
    {
        referenceId = id,
        sourceAccount = AnyAccount(),
        targetAccount = ShopAccount,
        amount = dice.Below(1_000) / 100m + 0.01m,
        every = dice.Of("PT20S", "PT1M"),
        times = 1 + dice.Below(4),
    });

    static object Payment(string method, string? account = null, string? card = null) => new { method, account, card };

    string AnyCard() => dice.Chance(0.1) ? Gateway.DeclinedCard : "**** 1234";

    string AnyAccount() => dice.Chance(0.03) ? "A-UNKNOWN" : Account(dice.Below(Accounts));
}
