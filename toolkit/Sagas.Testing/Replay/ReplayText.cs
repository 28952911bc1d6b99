using System.Globalization;
using Sagas.History;

namespace Sagas.Testing;

/// <summary>The differences of a replay in readable form.</summary>
static class ReplayText
{
    const int Around = 3;

    internal static string Of(SagaHistory history, IReadOnlyList<ReplayDifference> differences)
    {
        var first = differences[0].Entry;
        var entry = history.Entries[first - 1];
        var place = $"entry {first} of {history.Entries.Count}, {entry.Message} in {entry.FromState}";
        return $"""
            The history of {history.Kind} {history.BusinessId} replays differently, first at {place}:
            {string.Join('\n', differences.Select(Line))}

            The history there, as recorded:
            {Lines(history, first)}

            Sagas that run now have histories like this one: they would go on differently after a deployment of this version. If that is
            meant, make sure that none is at this point, or keep the old decision for them; then record the history anew.
            """;
    }

    static string Line(ReplayDifference difference) =>
        $"  entry {difference.Entry}, {difference.What}\n      recorded  {difference.Expected}\n      now       {difference.Got}";

    static string Lines(SagaHistory history, int first) =>
        Columns.Align(
            history
                .Entries.Index()
                .Where(item => Math.Abs(item.Index + 1 - first) <= Around)
                .Select(item =>
                    new[]
                    {
                        item.Index + 1 == first ? ">" : "",
                        (item.Index + 1).ToString(CultureInfo.InvariantCulture),
                        item.Item.At.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
                        item.Item.Message,
                        item.Item.FromState == item.Item.ToState
                            ? item.Item.ToState ?? ""
                            : $"{item.Item.FromState} -> {item.Item.ToState}",
                        item.Item.Ignored is { } reason ? $"ignored: {reason}"
                        : item.Item.Sent.Count == 0 ? ""
                        : "sent " + string.Join(", ", item.Item.Sent.Select(sent => sent.Message)),
                    }
                )
        );
}
