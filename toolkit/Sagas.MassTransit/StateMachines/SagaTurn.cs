using MassTransit;
using Sagas.Engine;
using Sagas.Journal;

namespace Sagas.StateMachines;

// Inside the namespace, because MassTransit has a SagaDefinition, too.
using Sagas.Definitions;

/// <summary>One message at the machine: its input is decided, and the effects become part of its unit of work.</summary>
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

    /// <summary>Where the decision that was just taken leads; null when the saga stays.</summary>
    internal static string? LeadsTo(PipeContext context) => context.TryGetPayload(out Destination? destination) ? destination.State : null;

    sealed record Destination(string State);
}
