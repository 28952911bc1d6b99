using MassTransit;
using Sagas.Engine;
using Sagas.Journal;
using Sagas.Persistence;

namespace Sagas;

// Inside the namespace, because MassTransit has a SagaDefinition, too.
using Sagas.Definitions;
using Sagas.StateMachines;

/// <summary>
/// A MassTransit state machine made from a table of steps: one state per stage and per compensation, one per end, and one for sagas
/// that need a human. It decides nothing: it translates messages to inputs of <see cref="SagaEngine"/>, and effects to what the bus
/// does. A derived class may add events and transitions of its own.
/// </summary>
public abstract class StepStateMachine<TSaga> : MassTransitStateMachine<TSaga>, ISagaTable, ISagaGraph where TSaga : SagaState, new()
{
    /// <summary>Builds the machine from a table of steps.</summary>
    /// <exception cref="ConfigurationException">The table cannot work; the message says why.</exception>
    protected StepStateMachine(Action<SagaBuilder<TSaga>> define)
    {
        Definition = Build(define);
        if (DefinitionAlone.IsWanted)
            return;
        Name(Definition.Kind);
        InstanceState(saga => saga.CurrentState);
        var events = new SagaEvents<TSaga>(this);
        foreach (var row in Definition.Table.Rows)
            events.Connect(row);
    }

    /// <summary>What this machine hands to the engine.</summary>
    public SagaDefinition<TSaga> Definition { get; }

    /// <summary>What this kind of saga is called.</summary>
    public string Kind => Definition.Kind;

    /// <summary>What is decided for each message in each state; a test walks it.</summary>
    public IReadOnlyList<TableRow> Decisions => Definition.Table.Rows;

    /// <summary>The diagram of the table.</summary>
    public SagaGraph Graph => SagaGraphs.Of(Definition);

    IEnumerable<string> ISagaTable.Steps => Definition.Steps.Select(step => step.Name);

    IEnumerable<string> ISagaTable.Compensations => Definition.Compensations.Select(step => step.Name);

    IEnumerable<string> ISagaTable.Children =>
        Definition.States.SelectMany(place => place.Steps).Where(step => step is ChildDefinition<TSaga>).Select(step => step.Name);

    Type ISagaTable.Instance => typeof(TSaga);

    bool ISagaTable.Knows(string state) => Definition.Table.Knows(state);

    string? ISagaTable.WhyNot(SagaState saga, SagaRequest request) => Permission.WhyNot(Definition, saga, request);

    /// <summary>Why a saga in this position can no longer be cancelled; null while it can.</summary>
    public string? CannotCancelBecause(SagaState saga) => Permission.WhyNotCancel(Definition, saga);

    IReadOnlyList<OwedCompensation> ISagaTable.Owed(SagaState saga) => saga.Status.IsFinal()
        ? []
        : [.. Definition.Pending(saga).Select(step => new OwedCompensation(step.Name, step.Compensation!.Name))];

    static SagaDefinition<TSaga> Build(Action<SagaBuilder<TSaga>> define)
    {
        var table = new SagaBuilder<TSaga>();
        define(table);
        try
        {
            return table.Build();
        }
        catch (SagaDefinitionException wrong)
        {
            throw new ConfigurationException(wrong.Message, wrong);
        }
    }

    /// <summary>In the state of the row, what the row is about is decided by the engine, and the saga goes where that leads.</summary>
    internal void Decide<TMessage>(TableRow row, Event<TMessage> message) where TMessage : class
    {
        var activity = When(message).ThenAsync(context => SagaTurn.Take(Definition, context, row));
        foreach (var target in row.Targets)
            activity = activity.If(context => SagaTurn.LeadsTo(context) == target, then => then.TransitionTo(State(target)));
        // Sagas that an earlier version of the table left behind may go where this table alone would not lead: to need intervention, for
        // one.
        During(State(row.State), activity.ThenAsync(context => SagaTurn.LeadsTo(context) is { } next && !row.Targets.Contains(next)
            ? context.TransitionToState(State(next))
            : Task.CompletedTask));
    }

    /// <param name="isStart">The message may come before the saga exists, and makes it.</param>
    /// <param name="isAwaited">The message comes from outside; nobody would send it again, so it must not pass unseen when there is no such
    /// saga.</param>
    internal Event<TMessage> Declare<TMessage>(bool isStart, bool isAwaited) where TMessage : class
    {
        if (MessageNames.SagaIdReader(typeof(TMessage)) is null)
            throw new ConfigurationException(
                $"{typeof(TMessage).Name} has no property 'Guid SagaId', so {GetType().Name} cannot "
                    + "tell which saga it is for. Add it to the record."
            );
        var name = MessageNames.Of<TMessage>().Replace('<', '-').Replace(">", "", StringComparison.Ordinal);
        return Event<TMessage>(name, correlation =>
        {
            correlation.CorrelateById(context => MessageNames.SagaIdOf(context.Message)!.Value);
            correlation.InsertOnInitial = isStart;
            if (isStart || typeof(TMessage) == typeof(Messages.CancelSaga))
                correlation.SetSagaFactory(context => new TSaga { CorrelationId = MessageNames.SagaIdOf(context.Message)!.Value });
            else if (isAwaited)
                correlation.OnMissingInstance(missing => missing.ExecuteAsync(NobodyAwaits));
            else
                correlation.OnMissingInstance(missing => missing.Execute(context => context.Unit().Discard()));
        });
    }

    /// <summary>It may be for a saga of another kind, which takes the same message; else it would be lost in silence.</summary>
    async Task NobodyAwaits<TMessage>(ConsumeContext<TMessage> context) where TMessage : class
    {
        var id = MessageNames.SagaIdOf(context.Message)!.Value;
        if (await context.Unit().Find<SagaRow>(id) is not { } other || other.Kind == Kind)
            throw UnknownSagaException.For(Kind, id, typeof(TMessage));
        context.Unit().Discard();
    }
}
