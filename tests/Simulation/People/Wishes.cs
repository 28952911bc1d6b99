using System.Text.Json;
using System.Text.Json.Nodes;
using Simulation.Outside;
using Simulation.Time;

namespace Simulation.People;

/// <summary>Generates requests that cover every path through the tables of steps, refusals and approvals included.</summary>
sealed class Wishes(World world, Oddities oddities)
{
    public Submission Next(int number)
    {
        var dice = world.Dice($"wish {number}");
        var odd = Odd.Of(oddities, dice);
        var (kind, path, letter) = dice.Below(20) switch
        {
            < 12 => ("Order", "/orders", 'O'),
            < 19 => ("Transfer", "/transfers", 'T'),
            _ => ("StandingTransfer", "/standing-transfers", 'S'),
        };
        var texts = new Texts(odd.LongTexts);
        var id = texts.Id($"{letter}-{number}");
        var body = letter switch
        {
            'O' => Order(id, odd, texts, dice),
            'T' => Transfer(id, odd, dice),
            _ => StandingTransfer(id, odd, dice),
        };
        return new(kind, path, id, body.ToJsonString()) { Mind = world.Dice($"customer {number}"), Reason = texts.Reason };
    }

    static JsonObject Order(string id, Odd odd, Texts texts, Dice dice)
    {
        var money = odd.Currency ? Assets.OneOf(dice) : Assets.Usual;
        var lines = Enumerable.Range(0, 1 + dice.Below(3)).Select(line => new
        {
            productId = dice.Chance(0.03) ? "NO-SUCH" : texts.IsLong ? Assets.LongProduct : Assets.Product(dice.Below(Assets.Products)),
            quantity = 1 + dice.Below(3),
            unitPrice = odd.FreeLines && line > 0 ? 0m
                : dice.Chance(0.04) ? 6_000m
                : money.Amount(dice.Below(2_000)),
        }).ToList();
        return Json(new
        {
            orderId = id,
            orderItems = lines,
            paymentInfo = dice.Chance(0.2)
                ? (object)new { method = "bank_transfer", account = texts.IsLong ? Assets.LongAccount : AnyAccount(dice) }
                : new { method = "credit_card", card = dice.Chance(0.1) ? Gateway.DeclinedCard : "**** 1234" },
            totalAmount = lines.Sum(line => line.quantity * line.unitPrice),
            currency = money.Currency,
            shippingAddress = new
            {
                street = texts.Line("1 Main St"),
                city = dice.Chance(0.08) ? Carrier.UnservedCity : texts.Line("Anytown"),
                country = texts.Country,
            },
            customerEmail = texts.Email,
            allowPartial = dice.Chance(0.3),
        });
    }

    JsonObject Transfer(string id, Odd odd, Dice dice)
    {
        var transfer = Moved(id, odd, dice, money => money.Amount(dice.Below(30_000)));
        if (odd.Date)
            transfer["executeAt"] = (world.Timeline.Start + TimeSpan.FromMinutes(5 + dice.Below(5)))
                .ToOffset(TimeSpan.FromMinutes(345)).ToString("O");
        return transfer;
    }

    JsonObject StandingTransfer(string id, Odd odd, Dice dice)
    {
        var transfer = Moved(id, odd, dice, money => money.Amount(dice.Below(1_000)));
        transfer["times"] = 1 + dice.Below(4);
        if (!odd.Date)
            transfer["every"] = dice.Of("PT20S", "PT1M");
        else
        {
            transfer["cron"] = dice.Of("* * * * *", "*/20 * * * * *", "*/2 * L,1,29 * *");
            transfer["timeZone"] = dice.Of("Europe/Madrid", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe");
            transfer["missed"] = dice.Of("one", "skip", "all");
            transfer["startAt"] = (world.Timeline.Start + TimeSpan.FromMinutes(5)).ToString("O");
        }
        return transfer;
    }

    /// <param name="amount">In the currency of the source account.</param>
    static JsonObject Moved(string id, Odd odd, Dice dice, Func<Money, decimal> amount)
    {
        var money = odd.Currency ? Assets.OneOf(dice) : Assets.Usual;
        var isLong = odd.LongTexts && money == Assets.Usual;
        return Json(new
        {
            referenceId = id,
            sourceAccount = isLong ? Assets.LongAccount : odd.Currency ? Assets.Account(money, 0) : AnyAccount(dice),
            targetAccount = dice.Chance(0.05) ? "A-UNKNOWN"
                : odd.Currency && dice.Chance(0.8) ? Assets.Account(money, 1)
                : Assets.ShopAccount,
            amount = amount(money),
            currency = odd.Currency ? money.Currency : null,
        });
    }

    static JsonObject Json(object body) => JsonSerializer.SerializeToNode(body)!.AsObject();

    static string AnyAccount(Dice dice) => dice.Chance(0.03) ? "A-UNKNOWN" : Assets.Account(dice.Below(Assets.Accounts));
}
