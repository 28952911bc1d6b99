using Sagas.Engine;

namespace Sagas.Operations;

/// <summary>
/// Decides from a saga as it was read whether an action is possible, without trying it. The saga answered when it was read
/// (<see cref="Permission"/>), and decides again when the command arrives.
/// </summary>
static class ActionRules
{
    /// <summary>Why the action is not possible now, in words; null when it is.</summary>
    internal static string? WhyNot(ISagaTable? table, SagaDetail saga, SagaAction action) =>
        table is null ? $"this service does not host sagas of the kind {saga.Kind}; it can be read, but not operated."
        : saga.Refusals is { } refusals ? refusals.GetValueOrDefault(RequestOf(action))
        : throw new InvalidOperationException(
            $"{saga.Kind} {saga.BusinessId} was not read by ISagaReader, so its allowed actions are unknown."
        );

    /// <summary>The saga's reasons against requests in its current state; only those that it refuses.</summary>
    internal static IReadOnlyDictionary<SagaRequest, string> RefusalsOf(ISagaTable table, SagaState saga) =>
        Enum.GetValues<SagaRequest>().Select(request => (request, reason: table.WhyNot(saga, request)))
            .Where(answer => answer.reason is not null).ToDictionary(answer => answer.request, answer => answer.reason!);

    /// <summary>Steps that wait for their next attempt.</summary>
    internal static IEnumerable<StepDetail> Retrying(SagaDetail saga) => saga.Steps.Where(step => step.Status == StepStatus.Retrying);

    static SagaRequest RequestOf(SagaAction action) => action switch
    {
        SagaAction.Retry => SagaRequest.Retry,
        SagaAction.Resolve => SagaRequest.Resolve,
        SagaAction.Cancel => SagaRequest.Cancel,
        SagaAction.FireTimer => SagaRequest.FireTimer,
        SagaAction.Approve => SagaRequest.Approve,
        SagaAction.Reject => SagaRequest.Reject,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Sagas have no such action."),
    };
}
