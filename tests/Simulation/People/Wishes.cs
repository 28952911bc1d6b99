using System.Text.Json;
using Simulation.Outside;
using Simulation.Time;

namespace Simulation.People;

/// <summary>What customers ask for: all ways through the tables of steps, refusals and approvals included.</summary>
sealed class Wishes(Dice dice)
{
    public const string ShopAccount = "43-812";
    public const int Accounts = 8, Products = 6;

    public static string Account(int number) => $"A-{number}";

    public static string Product(int number) => $"P-{number}";

    public Submission Next(int number) => dice.Below(20) switch
    {
        < 12 => Order($"O-{number}"),
        < 19 => Transfer($"T-{number}"),
        _ => StandingTransfer($"S-{number}"),
    };

    Submission Order(string id)
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
            paymentInfo = dice.Chance(0.2)
                ? new { method = "bank_transfer", account = (string?)AnyAccount(), card = (string?)null }
                : new { method = "credit_card", account = (string?)null, card = (string?)(dice.Chance(0.1) ? Gateway.DeclinedCard : "**** 1234") },
            totalAmount = lines.Sum(line => line.quantity * line.unitPrice),
            shippingAddress = new { street = "1 Main St", city = dice.Chance(0.08) ? Carrier.UnservedCity : "Anytown" },
            customerEmail = "customer@example.com",
            allowPartial = dice.Chance(0.3),
        };
        return new Submission("Order", "/orders", id, JsonSerializer.Serialize(order));
    }

    Submission Transfer(string id) => new("Transfer", "/transfers", id, JsonSerializer.Serialize(new
    {
        referenceId = id,
        sourceAccount = AnyAccount(),
        targetAccount = dice.Chance(0.05) ? "A-UNKNOWN" : ShopAccount,
        amount = dice.Below(30_000) / 100m + 0.01m,
    }));

    Submission StandingTransfer(string id) => new("StandingTransfer", "/standing-transfers", id, JsonSerializer.Serialize(new
    {
        referenceId = id,
        sourceAccount = AnyAccount(),
        targetAccount = ShopAccount,
        amount = dice.Below(1_000) / 100m + 0.01m,
        every = dice.Of("PT20S", "PT1M"),
        times = 1 + dice.Below(4),
    }));

    string AnyAccount() => dice.Chance(0.03) ? "A-UNKNOWN" : Account(dice.Below(Accounts));
}
