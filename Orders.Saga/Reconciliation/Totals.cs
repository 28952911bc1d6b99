using System.Globalization;
using System.Text.Json;
using Orders.Saga.Reconciliation.Rules;

namespace Orders.Saga.Reconciliation;

/// <summary>
/// The totals that Inventory and Banking check themselves, each at one instant, so that also orders under way are in them. They read whole
/// tables, and so tell them in Development only.
/// </summary>
sealed class Totals(ReconciliationRun run, ParticipantClient participants, Tally tally, DateTimeOffset now)
{
    const string StockPath = "/stock-check", LedgerPath = "/ledger/check";

    internal async Task Compare(CancellationToken cancellation)
    {
        if (await Told(Participant.Inventory, StockPath, Check.StockTotals, cancellation) is { } stock)
        {
            foreach (var product in stock.EnumerateArray())
                Found(Check.StockTotals, Participant.Inventory, StockPath, Text(product, "productId"),
                    $"{Text(product, "ofReservations")} pieces reserved, as the reservations say",
                    $"{Text(product, "reserved")} pieces reserved");
        }
        if (await Told(Participant.Banking, LedgerPath, Check.LedgerTotals, cancellation) is { } ledger
            && !ledger.GetProperty("isSound").GetBoolean())
            Found(Check.LedgerTotals, Participant.Banking, LedgerPath, "the ledger", "a balanced ledger", ledger.ToString());
    }

    async Task<JsonElement?> Told(string participant, string path, string check, CancellationToken cancellation)
    {
        if (!tally.CanAsk(participant))
            return null;
        var document = await run.Asked(participant, () => participants.Get<JsonDocument>(participant, path, cancellation));
        if (document is not null)
            tally.Compared(check);
        else if (tally.CanAsk(participant))
            tally.Notes.Add($"The {check} were not compared: {participant} tells them in Development only.");
        return document?.RootElement;
    }

    void Found(string check, string participant, string path, string what, string expected, string held) =>
        tally.Found(new Difference(check, participant, null, null, what, null, expected, held, now, $"GET {path} of {participant}"));

    static string Text(JsonElement row, string name) => string.Create(CultureInfo.InvariantCulture, $"{row.GetProperty(name)}");
}
