using Sagas.Operations;
using Sagas.Steps;

namespace Sagas.Console.Models;

/// <summary>What may come next.</summary>
/// <param name="When">In which case, e.g. <c>when ChargePayment is done</c>.</param>
public sealed record Upcoming(string State, string When)
{
    public static IReadOnlyList<Upcoming> Of(StoredSaga saga, SagaGraph graph)
    {
        var at = graph.Nodes.FirstOrDefault(node => node.Name == saga.CurrentState);
        if (at is null || saga.Status.IsFinal())
            return [];
        var possible = graph.Next(at.Name);
        var next = at.Role switch
        {
            GraphRole.Parked => Parked(saga, graph),
            GraphRole.Compensation => [new(Undo(saga, graph, at.Stage) ?? End(saga), $"when {at.Name} is done"), new(nameof(SagaStatus.NeedsIntervention), $"if {at.Name} cannot be done")],
            _ => Forward(saga, graph, at),
        };
        return [.. next.Where(step => possible.Contains(step.State))];
    }

    static IEnumerable<Upcoming> Forward(StoredSaga saga, SagaGraph graph, GraphNode at)
    {
        var onwards = graph.Forward(at.Name).FirstOrDefault(name => saga.Steps.Find(step => step.Name == name) is { Status: StepStatus.Pending, IsHidden: false } || graph.Nodes.Any(node => node.Name == name && node.Role == GraphRole.Wait && node.Stage > at.Stage));
        yield return new(onwards ?? nameof(SagaStatus.Completed), at.Role == GraphRole.Wait ? $"when {at.Name} is over" : $"when {at.Name} is done");
        yield return new(Undo(saga, graph, at.Stage + 1) ?? nameof(SagaStatus.Failed), at.Role == GraphRole.Wait ? "if it is cancelled" : $"if {at.Name} cannot be done, or it is cancelled");
    }

    static IEnumerable<Upcoming> Parked(StoredSaga saga, SagaGraph graph)
    {
        if (saga.ParkedIn is not { } failed)
            yield break;
        yield return new(failed, "when an operator retries it");
        yield return new(Undo(saga, graph, graph.Nodes.First(node => node.Name == failed).Stage) ?? End(saga), "when an operator resolves it by hand");
    }

    /// <summary>The last compensation that is owed before a stage.</summary>
    static string? Undo(StoredSaga saga, SagaGraph graph, int before) => graph.Nodes
        .Where(node => node.Undoes is not null && node.Stage < before && saga.Steps.Find(step => step.Name == node.Undoes) is { MayHaveHappened: true, Status: not StepStatus.Compensated })
        .OrderByDescending(node => node.Stage).FirstOrDefault()?.Name;

    static string End(StoredSaga saga) => (saga.EndsAs ?? SagaStatus.Compensated).ToString();
}
