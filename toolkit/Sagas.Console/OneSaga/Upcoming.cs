using Sagas.Operations;

namespace Sagas.Console.OneSaga;

/// <summary>A state that may come next.</summary>
/// <param name="When">In which case, e.g. <c>when ChargePayment completes</c>.</param>
public sealed record Upcoming(string State, string When)
{
    /// <param name="owed">The compensations that would run if the saga went no further, in this order.</param>
    public static IReadOnlyList<Upcoming> Of(StoredSaga saga, SagaGraph graph, IReadOnlyList<OwedCompensation> owed)
    {
        if (saga.Status.IsFinal() || graph.In(saga.CurrentState) is not [var at, ..] here)
            return [];
        var possible = graph.Next(saga.CurrentState);
        var next = at.Role switch
        {
            GraphRole.NeedsIntervention => Intervened(saga, owed),
            GraphRole.Compensation => Compensated(at.Name, saga, owed),
            _ => Forward(saga, graph, here, owed),
        };
        return [.. next.Where(step => possible.Contains(step.State))];
    }

    static IEnumerable<Upcoming> Forward(
        StoredSaga saga, SagaGraph graph, IReadOnlyList<GraphNode> here, IReadOnlyList<OwedCompensation> owed)
    {
        List<string> open = [.. here.Where(node => Record(saga, node) is not { Status: StepStatus.Completed }).Select(node => node.Name)];
        var names = string.Join(" and ", open);
        var s = open.Count > 1 ? "" : "s";
        var isWait = here.All(node => node.Role == GraphRole.Wait);
        var onwards = Onwards(saga, graph, here[0].Stage)?.State ?? nameof(SagaStatus.Completed);
        yield return new(onwards, isWait ? $"when {names} end{s}" : $"when {names} complete{s}");
        if (isWait)
            yield return new(First(owed) ?? nameof(SagaStatus.Cancelled), "if the saga is cancelled");
        else
            yield return new(First(owed) ?? nameof(SagaStatus.Failed), $"if {names} fail{s}, or the saga is cancelled");
    }

    static GraphNode? Onwards(StoredSaga saga, SagaGraph graph, int stage) =>
        graph.Nodes.Where(node => node.Role is GraphRole.Step or GraphRole.Wait or GraphRole.Child && node.Stage > stage)
            .FirstOrDefault(node => Record(saga, node) is { Status: StepStatus.Pending } step
                && (!step.IsHidden || node.Role == GraphRole.Wait));

    static IEnumerable<Upcoming> Compensated(string compensation, StoredSaga saga, IReadOnlyList<OwedCompensation> owed) =>
    [
        new(After(compensation, saga, owed), $"when {compensation} completes"),
        new(nameof(SagaStatus.NeedsIntervention), $"if {compensation} fails"),
    ];

    static IEnumerable<Upcoming> Intervened(StoredSaga saga, IReadOnlyList<OwedCompensation> owed)
    {
        if (saga.ParkedIn is not { } failed)
            yield break;
        yield return new(failed, "when an operator retries it");
        yield return new(After(failed, saga, owed), "when an operator resolves it by hand");
    }

    static string After(string compensation, StoredSaga saga, IReadOnlyList<OwedCompensation> owed) =>
        owed.FirstOrDefault(one => one.Compensation != compensation)?.Compensation ?? (saga.EndsAs ?? SagaStatus.Compensated).ToString();

    static string? First(IReadOnlyList<OwedCompensation> owed) => owed.Count > 0 ? owed[0].Compensation : null;

    static StepRecord? Record(StoredSaga saga, GraphNode node) => saga.Steps.Find(step => step.Name == node.Name);
}
