using Sagas.Operations;

namespace Sagas.Console.Models;

/// <summary>How one state of a machine does.</summary>
/// <param name="Now">Sagas that are in it.</param>
/// <param name="Passed">How often it was left lately; the two durations are over these.</param>
/// <param name="Failures">How many of the messages that came in it were failures.</param>
public sealed record StateLine(GraphNode Node, int Now, int Passed, TimeSpan? Half, TimeSpan? Most, int Failures);

/// <summary>The page of one machine: its diagram with numbers.</summary>
/// <param name="Since">The durations are of messages from then on.</param>
public sealed record MachineModel(string Kind, IReadOnlyList<string> Kinds, Diagram Diagram, IReadOnlyList<StateLine> States, int Messages, DateTimeOffset? Since, DateTimeOffset Now)
{
    const int LookedAt = 20_000;

    internal static async Task<MachineModel?> Load(string? kind, ISagaQueries sagas, IEnumerable<ISagaTable> tables, DateTimeOffset now, CancellationToken cancellation)
    {
        var graphs = tables.OfType<ISagaGraph>().Select(table => table.Graph).OrderBy(graph => graph.Kind, StringComparer.Ordinal).ToList();
        if ((kind is null ? graphs.FirstOrDefault() : graphs.Find(known => known.Kind == kind)) is not { } graph)
            return null;
        var (counts, passages) = (sagas.States(cancellation), sagas.Passages(LookedAt, cancellation));
        var lately = (await passages).Where(passage => passage.Kind == graph.Kind).ToList();
        var lines = Lines(graph, [.. (await counts).Where(count => count.Kind == graph.Kind)], lately);
        return new MachineModel(graph.Kind, graphs.ConvertAll(known => known.Kind), Diagram.Of(graph, name => Note(lines, name)), lines, lately.Count, lately.Count == 0 ? null : lately[0].At, now);
    }

    internal static IReadOnlyList<StateLine> Lines(SagaGraph graph, IReadOnlyList<StateCount> counts, IReadOnlyList<Passage> passages)
    {
        var stays = graph.Nodes.ToDictionary(node => node.Name, _ => new List<TimeSpan>());
        var failures = passages.Where(passage => passage.IsFailure).GroupBy(passage => passage.FromState).ToDictionary(group => group.Key ?? "", group => group.Count());
        foreach (var saga in passages.Where(passage => passage.FromState != passage.ToState).GroupBy(passage => passage.SagaId))
        {
            foreach (var (entered, left) in saga.Zip(saga.Skip(1)))
            {
                if (entered.ToState is { } state && stays.TryGetValue(state, out var known))
                    known.Add(left.At - entered.At);
            }
        }
        return [.. graph.Nodes.Where(node => node.Role != GraphRole.End).Select(node => new StateLine(
            node, counts.Where(count => count.State == node.Name).Sum(count => count.Count), stays[node.Name].Count, Percentile(stays[node.Name], 0.5), Percentile(stays[node.Name], 0.95), failures.GetValueOrDefault(node.Name)))];
    }

    static (BoxMark, string) Note(IReadOnlyList<StateLine> lines, string name)
    {
        if (lines.FirstOrDefault(line => line.Node.Name == name) is not { } line)
            return (BoxMark.Plain, "");
        string[] parts = [.. line.Now > 0 ? [$"{line.Now} now"] : Array.Empty<string>(), .. line.Half is { } half ? [Span.Of(half)] : Array.Empty<string>()];
        return (line.Now == 0 ? BoxMark.Plain : line.Node.Role == GraphRole.NeedsIntervention ? BoxMark.Failed : BoxMark.Possible, string.Join(" · ", parts));
    }

    static TimeSpan? Percentile(List<TimeSpan> values, double share)
    {
        if (values.Count == 0)
            return null;
        values.Sort();
        return values[Math.Min(values.Count - 1, (int)Math.Ceiling(values.Count * share) - 1)];
    }
}
