using MassTransit;
using Sagas.Engine;
using Sagas.Journal;

namespace Sagas.StateMachines;

// Inside the namespace because MassTransit also has a SagaDefinition.
using Sagas.Definitions;

/// <summary>Handles one message: the engine decides its input, and the effects become part of the unit of work.</summary>
static class SagaTurn
{
    internal static async Task Take<TSaga, TMessage>(
        SagaDefinition<TSaga> definition,
        BehaviorContext<TSaga, TMessage> context,
        TableRow row
    )
        where TSaga : SagaState, new()
        where TMessage : class
    {
        var unit = context.Unit();
        var policies = (StepPolicies)unit.Services.GetService(typeof(StepPolicies))!;
        if (row.Handling == Handling.RetryOrGiveUp)
            unit.Entry.Record((Fault)context.Message);
        var input = SagaInputs.Of(row.Key, context.Message, SagaInputs.Head(context));
        if (input is SagaInput.ActionRequested asked)
            (unit.Entry.Actor, unit.Entry.Reason) = (asked.Actor, asked.Reason);
        var decision = SagaEngine.Decide(definition, context.Saga, input, unit.Now, policies);
        foreach (var effect in decision.Effects)
            await SagaEffects.Perform(context, effect);
        if (decision.State != context.Saga.CurrentState)
            context.AddOrUpdatePayload(() => new Destination(decision.State), _ => new Destination(decision.State));
    }

    /// <summary>The state to which the last decision leads; null when the state does not change.</summary>
    internal static string? LeadsTo(PipeContext context) => context.TryGetPayload(out Destination? destination) ? destination.State : null;

    sealed record Destination(string State);
}
