using System.Globalization;
using System.Text;
using Orders.Saga.Reconciliation.Rules;

namespace Orders.Saga.Reconciliation;

/// <summary>A result as <c>./run reconcile</c> prints it.</summary>
static class ReconciliationText
{
    internal static string Of(ReconciliationResult result)
    {
        var text = new StringBuilder();
        foreach (var difference in result.Differences)
            Add(text, difference);
        if (result.Found + result.ByHand > result.Differences.Count)
            Line(text, $"… and {result.Found + result.ByHand - result.Differences.Count} more.");
        foreach (var line in result.Problems.Concat(result.Notes))
            Line(text, $"{line}");
        foreach (var check in result.Checks.Where(check => check.Compared > 0))
            Line(text, $"{check.Check + ":",-24} {check.Compared} compared, {check.Differences} differ{ByHand(check.ByHand)}");
        Line(text, $"{result.Sagas} sagas and {result.Holdings} holdings compared: {Words(result)}");
        return text.ToString();
    }

    static void Add(StringBuilder text, Difference one)
    {
        Line(text, $"{(one.IsByHand ? "RESOLVED BY HAND" : "DIFFERENT")}  {one.Check}: {one.Subject}, since {one.Since.UtcDateTime:u}");
        Line(text, $"    expected  {one.Expected}");
        Line(text, $"    held      {one.Held}");
        Line(text, $"    evidence  {one.Evidence}");
        if (one.SagaId is { } id)
            Line(text, $"    saga      {id}");
        text.Append('\n');
    }

    internal static string Words(ReconciliationResult result) => result.Outcome switch
    {
        ReconciliationOutcome.Incomplete => $"{Differences(result.Found)}, but not every participant could be asked.",
        _ => $"{Differences(result.Found)}{ByHand(result.ByHand)}.",
    };

    static string Differences(int count) => count switch { 0 => "no difference", 1 => "1 difference", _ => $"{count} differences" };

    static string ByHand(int count) => count == 0 ? "" : $" ({count} more, resolved by hand)";

    static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
