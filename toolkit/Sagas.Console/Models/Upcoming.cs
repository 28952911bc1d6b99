using Sagas.Operations;

namespace Sagas.Console.Models;

/// <summary>What may come next.</summary>
/// <param name="When">In which case, e.g. <c>when ChargePayment is done</c>.</param>
public sealed record Upcoming(string State, string When)
{
    /// <param name="owed">What would be undone if the saga went no further, in this order.</param>
    public static IReadOnlyList<Upcoming> Of(StoredSaga saga, SagaGraph graph, IReadOnlyList<OwedCompensation> owed)
    {
        if (saga.Status.IsFinal() || graph.In(saga.CurrentState) is not [var at, ..] here)
            return [];
        var possible = graph.Next(saga.CurrentState);
        var next = at.Role switch
        {
            GraphRole.NeedsIntervention => Parked(saga, owed),
            GraphRole.Compensation => [new(After(at.Name, saga, owed), $"when {at.Name} is done"), new(nameof(SagaStatus.NeedsIntervention), $"if {at.Name} cannot be done")],
            _ => Forward(saga, graph, here, owed),
        };
        return [.. next.Where(step => possible.Contains(step.State))];
    }

    static IEnumerable<Upcoming> Forward(StoredSaga saga, SagaGraph graph, IReadOnlyList<GraphNode> here, IReadOnlyList<OwedCompensation> owed)
    {
        var names = string.Join(" and ", here.Where(node => Record(saga, node) is not { Status: StepStatus.Completed }).Select(node => node.Name));
        var onwards = graph.Nodes.Where(node => node.Role is GraphRole.Step or GraphRole.Wait or GraphRole.Child && node.Stage > here[0].Stage)
            .FirstOrDefault(node => Record(saga, node) is { Status: StepStatus.Pending } step && (!step.IsHidden || node.Role == GraphRole.Wait));
        var isWait = here.All(node => node.Role == GraphRole.Wait);
        yield return new(onwards?.State ?? nameof(SagaStatus.Completed), isWait ? $"when {names} is over" : here.Count > 1 ? $"when {names} are done" : $"when {names} is done");
        if (isWait)
            yield return new(owed.Count > 0 ? owed[0].Compensation : nameof(SagaStatus.Cancelled), "if it is cancelled");
        else
            yield return new(owed.Count > 0 ? owed[0].Compensation : nameof(SagaStatus.Failed), $"if {names} cannot be done, or it is cancelled");
    }

    static IEnumerable<Upcoming> Parked(StoredSaga saga, IReadOnlyList<OwedCompensation> owed)
    {
        if (saga.ParkedIn is not { } failed)
            yield break;
        yield return new(failed, "when an operator retries it");
        yield return new(After(failed, saga, owed), "when an operator resolves it by hand");
    }

    static string After(string compensation, StoredSaga saga, IReadOnlyList<OwedCompensation> owed) =>
        owed.FirstOrDefault(one => one.Compensation != compensation)?.Compensation ?? (saga.EndsAs ?? SagaStatus.Compensated).ToString();

    static StepRecord? Record(StoredSaga saga, GraphNode node) => saga.Steps.Find(step => step.Name == node.Name);
}
