using MassTransit;
using Sagas.Journal;

namespace Sagas.Steps;

/// <summary>One step of a saga, or the compensation of one: which command goes out, which reply means that it is done.</summary>
public abstract class StepDefinition<TSaga>(string name) where TSaga : SagaState
{
    /// <summary>The command's name: what the API, the journal, the retry policies and the diagram call this step.</summary>
    public string Name { get; } = name;

    /// <summary>What undoes this step, if anything does.</summary>
    public StepDefinition<TSaga>? Undo { get; internal set; }

    /// <summary>What this compensation undoes; null for a forward step.</summary>
    public StepDefinition<TSaga>? Undoes { get; internal init; }
    public bool IsCompensation => Undoes is not null;

    /// <summary>The step that this compensation may find done after all, when that one answers instead of it.</summary>
    public StepDefinition<TSaga>? Unless { get; internal set; }

    /// <summary>Once this step is done the saga can no longer be cancelled, for this reason.</summary>
    public string? NoReturnBecause { get; internal set; }

    /// <summary>Asked when the step fails for good; null when its failure is always the saga's.</summary>
    public Func<TSaga, StepFailure, AfterFailure>? Catch { get; internal set; }

    /// <summary>Whether the step applies to a saga; null for always. Asked when the saga gets there; and when it starts, for what people see until then.</summary>
    public Func<TSaga, bool>? Condition { get; internal set; }

    internal Type? FoundBy { get; set; }
    internal virtual Type? RepliesWith => null;

    /// <summary>True for a step that waits, for a date, an event or a person, instead of sending a command.</summary>
    internal virtual bool IsWait => false;

    /// <summary>True for a step that the API does not list: it is none of the business.</summary>
    internal virtual bool IsHidden => false;
    internal abstract Task Send(BehaviorContext<TSaga> context, int attempt, RetryPolicy policy);
    internal virtual void Keep(TSaga saga, object reply) { }
    internal abstract void Declare(IStepTable<TSaga> table);
}

/// <summary>What a step needs of the machine that is being built: typed access to its events.</summary>
interface IStepTable<TSaga> where TSaga : SagaState
{
    void Add<TCommand, TReply>(StepDefinition<TSaga> step) where TCommand : class where TReply : class;

    void AddWait(WaitDefinition<TSaga> wait);

    void AddChild(ChildDefinition<TSaga> child);
}

sealed class StepDefinition<TSaga, TCommand, TReply>(string name, Func<TSaga, TCommand> command, Action<TSaga, TReply>? keep) : StepDefinition<TSaga>(name)
    where TSaga : SagaState where TCommand : class where TReply : class
{
    internal override Type RepliesWith => typeof(TReply);

    internal override Task Send(BehaviorContext<TSaga> context, int attempt, RetryPolicy policy) =>
        context.Publish(command(context.Saga), Pipe.Execute<PublishContext<TCommand>>(send =>
        {
            send.CorrelationId = context.Saga.CorrelationId;
            send.ResponseAddress = send.FaultAddress = context.ReceiveContext.InputAddress;
            // A command that no queue takes waits in the journal for one, instead of vanishing.
            send.Mandatory = true;
            StepHeaders.Set(send.Headers, Name, attempt);
            if (policy.QueueTimeout is not null)
                send.Headers.Set(StepHeaders.Announce, true);
        }), context.CancellationToken);

    internal override void Keep(TSaga saga, object reply) => keep?.Invoke(saga, (TReply)reply);

    internal override void Declare(IStepTable<TSaga> table) => table.Add<TCommand, TReply>(this);
}
