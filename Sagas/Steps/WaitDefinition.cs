using MassTransit;

namespace Sagas.Steps;

/// <summary>A pause until a time that the saga knows: a durable timer, which survives restarts. Nothing is sent, nothing is undone.</summary>
public sealed class WaitDefinition<TSaga>(string name, Func<TSaga, DateTimeOffset?> until) : StepDefinition<TSaga>(name) where TSaga : SagaState
{
    /// <summary>When the saga goes on; null or past for at once.</summary>
    public DateTimeOffset? Until(TSaga saga) => until(saga);

    internal override Task Send(BehaviorContext<TSaga> context, int attempt) => Task.CompletedTask;

    internal override void Keep(TSaga saga, object reply) { }

    internal override void Declare(IStepTable<TSaga> table) => table.AddWait(this);
}
