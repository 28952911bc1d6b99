using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>What would have to be compensated if a saga went no further. Asks, and changes nothing.</summary>
static class PendingCompensations
{
    /// <summary>The steps to compensate, in this order: last first.</summary>
    internal static IEnumerable<StepDefinition<TSaga>> Pending<TSaga>(this SagaDefinition<TSaga> definition, SagaState saga)
        where TSaga : SagaState, new() => definition.Steps.Reverse().Where(step => step.IsPending(saga));

    /// <summary>
    /// The table knows how to compensate something that may have happened: this step, or one that had its compensation under an earlier
    /// name.
    /// </summary>
    internal static bool IsPending<TSaga>(this StepDefinition<TSaga> step, SagaState saga) where TSaga : SagaState =>
        step.Compensation is { } compensation
        && saga.Steps.Exists(record => record.IsInEffect() && (record.Name == step.Name || record.CompensatedBy == compensation.Name));

    /// <summary>
    /// A step in effect that an earlier version of the table knew how to compensate, and this version does not; null when there is none.
    /// </summary>
    internal static StepRecord? Lost<TSaga>(this SagaDefinition<TSaga> definition, SagaState saga)
        where TSaga : SagaState, new() =>
        saga.Steps.Find(record =>
            record is { CompensatedBy: { } undo } && record.IsInEffect() && definition.Compensations.All(step => step.Name != undo)
        );
}
