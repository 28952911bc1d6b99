using Sagas.Operations;

namespace Sagas.Console.Machine;

/// <summary>One state of a machine, with its numbers.</summary>
/// <param name="Now">How many sagas are in it.</param>
/// <param name="Passed">How often it was left recently; p50 and p95 are of these stays.</param>
/// <param name="Failures">How many of the messages that were handled in it were failures.</param>
public sealed record StateLine(GraphNode Node, int Now, int Passed, TimeSpan? P50, TimeSpan? P95, int Failures)
{
    internal static IReadOnlyList<StateLine> Of(SagaGraph graph, IReadOnlyList<StateCount> counts, IReadOnlyList<Passage> passages)
    {
        var stays = Stays(graph, passages);
        var failures = passages.Where(passage => passage.IsFailure).GroupBy(passage => passage.FromState)
            .ToDictionary(group => group.Key ?? "", group => group.Count());
        return [.. graph.Nodes.Where(node => node.Role != GraphRole.End).Select(node => new StateLine(
            node,
            counts.Where(count => count.State == node.Name).Sum(count => count.Count),
            stays[node.Name].Count,
            Percentile(stays[node.Name], 0.5),
            Percentile(stays[node.Name], 0.95),
            failures.GetValueOrDefault(node.Name)))];
    }

    /// <summary>Per state, how long sagas stayed in it.</summary>
    static Dictionary<string, List<TimeSpan>> Stays(SagaGraph graph, IReadOnlyList<Passage> passages)
    {
        var stays = graph.Nodes.ToDictionary(node => node.Name, _ => new List<TimeSpan>());
        foreach (var saga in passages.Where(passage => passage.FromState != passage.ToState).GroupBy(passage => passage.SagaId))
        {
            foreach (var (entered, left) in saga.Zip(saga.Skip(1)))
            {
                if (entered.ToState is { } state && stays.TryGetValue(state, out var known))
                    known.Add(left.At - entered.At);
            }
        }
        return stays;
    }

    static TimeSpan? Percentile(List<TimeSpan> values, double share)
    {
        if (values.Count == 0)
            return null;
        values.Sort();
        return values[Math.Min(values.Count - 1, (int)Math.Ceiling(values.Count * share) - 1)];
    }
}
