using Sagas.Console.Lab;

namespace Orders.Saga.Lab;

static class TransferScenarios
{
    internal static IReadOnlyList<LabScenario> All { get; } =
    [
        new(
            "transfer",
            "Transfers",
            "A transfer that works",
            "Withdraw, deposit.",
            "TRANSFER-{run}",
            [Money(), Transfer("TRANSFER-{run}")]
        ),
        new(
            "unknown-target",
            "Transfers",
            "Unknown target account",
            "Refunded, not retried.",
            "NOBODY-{run}",
            [Money(), Transfer("NOBODY-{run}", target: "00-000")]
        ),
        new(
            "no-funds",
            "Transfers",
            "Insufficient funds",
            "Nothing was withdrawn: failed.",
            "POOR-{run}",
            [Money(), Transfer("POOR-{run}", amount: 1_000_000)]
        ),
        new(
            "deposit-fails",
            "Transfers",
            "The deposit keeps failing",
            "Three attempts, then the money goes back.",
            "REFUNDED-{run}",
            [Money(), OrderScenarios.Fault("Banking", """{"failOperations":["Deposit"]}"""), Transfer("REFUNDED-{run}")]
        ),
        new(
            "refund-fails-too",
            "Transfers",
            "The refund fails, too",
            "Needs intervention.",
            "STUCK-{run}",
            [Money(), OrderScenarios.Fault("Banking", """{"failOperations":["Deposit","Refund"]}"""), Transfer("STUCK-{run}")]
        ),
        new(
            "lost-answer",
            "Transfers",
            "The answer of the deposit is lost",
            "It was done after all: the refund finds that, and nothing is undone.",
            "LOST-{run}",
            [Money(), OrderScenarios.Fault("Banking", """{"loseAnswers":["Deposit"]}"""), Transfer("LOST-{run}")]
        ),
        new(
            "later",
            "Transfers",
            "In two minutes",
            "Waits for its date: skip the wait, or cancel.",
            "LATER-{run}",
            [Money(), Transfer("LATER-{run}", at: "\"executeAt\":\"{soon}\",")]
        ),
        new(
            "standing",
            "Transfers",
            "A standing transfer",
            "Every 20 seconds, three times: each run hands on to a fresh one.",
            "STANDING-{run}",
            [
                Money(),
                new(
                    "POST",
                    "OrdersApi",
                    "/standing-transfers",
                    """
                    {"referenceId":"STANDING-{run}","sourceAccount":"85-150","targetAccount":"43-812",
                     "amount":5,"every":"PT20S","times":3}
                    """
                ),
            ]
        ),
    ];

    static LabCall Money() => new("PUT", "Banking", "/accounts/85-150", """{"balance":2000}""");

    static LabCall Transfer(string reference, string target = "43-812", int amount = 25, string at = "") =>
        new(
            "POST",
            "OrdersApi",
            "/transfers",
            $$"""{"referenceId":"{{reference}}",{{at}}"sourceAccount":"85-150","targetAccount":"{{target}}","amount":{{amount}}}"""
        );
}
