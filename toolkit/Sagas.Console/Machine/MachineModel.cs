using Sagas.Console.Diagrams;
using Sagas.Console.Shared;
using Sagas.Operations;

namespace Sagas.Console.Machine;

/// <summary>What the page of one machine shows: its diagram and states, with numbers.</summary>
/// <param name="Messages">How many messages the durations and failures are of.</param>
/// <param name="Since">When the first of them was handled.</param>
public sealed record MachineModel(
    string Kind,
    IReadOnlyList<string> Kinds,
    Diagram Diagram,
    IReadOnlyList<StateLine> States,
    int Messages,
    DateTimeOffset? Since,
    DateTimeOffset Now)
{
    const int LookedAt = 20_000;

    internal static async Task<MachineModel?> Load(
        string? kind, ISagaQueries sagas, IEnumerable<ISagaTable> tables, DateTimeOffset now, CancellationToken cancellation)
    {
        var graphs = tables.OfType<ISagaGraph>().Select(table => table.Graph).OrderBy(graph => graph.Kind, StringComparer.Ordinal).ToList();
        if ((kind is null ? graphs.FirstOrDefault() : graphs.Find(known => known.Kind == kind)) is not { } graph)
            return null;
        var (counts, passages) = (sagas.States(cancellation), sagas.Passages(LookedAt, cancellation));
        var lately = (await passages).Where(passage => passage.Kind == graph.Kind).ToList();
        var lines = StateLine.Of(graph, [.. (await counts).Where(count => count.Kind == graph.Kind)], lately);
        return new MachineModel(
            graph.Kind,
            graphs.ConvertAll(known => known.Kind),
            Diagram.Of(graph, name => Note(lines, name)),
            lines,
            lately.Count,
            lately.Count == 0 ? null : lately[0].At,
            now);
    }

    static (BoxMark, string) Note(IReadOnlyList<StateLine> lines, string name)
    {
        if (lines.FirstOrDefault(line => line.Node.Name == name) is not { } line)
            return (BoxMark.Plain, "");
        var mark = line.Now == 0 ? BoxMark.Plain : line.Node.Role == GraphRole.NeedsIntervention ? BoxMark.Failed : BoxMark.Possible;
        string[] parts =
        [
            .. line.Now > 0 ? [$"{line.Now} now"] : Array.Empty<string>(),
            .. line.P50 is { } p50 ? [Span.Of(p50)] : Array.Empty<string>(),
        ];
        return (mark, string.Join(" · ", parts));
    }
}
