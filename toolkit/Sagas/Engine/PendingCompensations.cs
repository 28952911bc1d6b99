using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>What would have to be compensated if a saga went no further. Changes nothing.</summary>
static class PendingCompensations
{
    /// <summary>The steps to compensate, last first.</summary>
    internal static IEnumerable<StepDefinition<TSaga>> Pending<TSaga>(this SagaDefinition<TSaga> definition, SagaState saga)
        where TSaga : SagaState, new() => definition.Steps.Reverse().Where(step => step.IsPending(saga));

    /// <summary>
    /// True when the table can compensate something that may have happened: this step, or a renamed step with the same compensation.
    /// </summary>
    internal static bool IsPending<TSaga>(this StepDefinition<TSaga> step, SagaState saga) where TSaga : SagaState =>
        step.Compensation is { } compensation
        && saga.Steps.Exists(record => record.IsInEffect() && (record.Name == step.Name || record.CompensatedBy == compensation.Name));

    /// <summary>
    /// A step in effect that an earlier version of the table could compensate and this version cannot; null when there is none.
    /// </summary>
    internal static StepRecord? Lost<TSaga>(this SagaDefinition<TSaga> definition, SagaState saga)
        where TSaga : SagaState, new() =>
        saga.Steps.Find(record =>
            record is { CompensatedBy: { } undo } && record.IsInEffect() && definition.Compensations.All(step => step.Name != undo)
        );
}
