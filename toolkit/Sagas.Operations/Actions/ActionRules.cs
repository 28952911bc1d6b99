using Sagas.Engine;

namespace Sagas.Operations;

/// <summary>
/// Tells from a saga as it was read whether an action makes sense, so that nobody has to try. The saga answered when it was read
/// (<see cref="Permission"/>); it has the last word when the command arrives.
/// </summary>
static class ActionRules
{
    /// <summary>Why the action is not possible now, for a person; null when it is.</summary>
    internal static string? WhyNot(ISagaTable? table, SagaDetail saga, SagaAction action) =>
        table is null ? $"this service knows no saga of the kind {saga.Kind}; it can be read, but not operated."
        : saga.Refusals is { } refusals ? refusals.GetValueOrDefault(RequestOf(action))
        : throw new InvalidOperationException(
            $"{saga.Kind} {saga.BusinessId} was not read by ISagaReader, so nobody has asked it what it may do."
        );

    /// <summary>What the saga itself says to each request, as it stands; only those that it refuses.</summary>
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
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No saga can be asked that."),
    };
}
