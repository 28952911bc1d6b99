using MassTransit;
using Sagas.Engine;
using Sagas.Journal;
using Sagas.Persistence;

namespace Sagas;

// Inside the namespace because MassTransit also has a SagaDefinition.
using Sagas.Definitions;
using Sagas.StateMachines;

/// <summary>
/// A MassTransit state machine built from a table of steps: one state per stage and per compensation, one per final status, and one for
/// sagas that need intervention. It decides nothing: it translates messages into inputs of <see cref="SagaEngine"/>, and effects into
/// sends and timers. A derived class may add its own events and transitions.
/// </summary>
public abstract class StepStateMachine<TSaga> : MassTransitStateMachine<TSaga>, ISagaTable, ISagaGraph where TSaga : SagaState, new()
{
    readonly DefinedTable<TSaga> table;

    /// <summary>Builds the machine from a table of steps.</summary>
    /// <exception cref="ConfigurationException">The table cannot work; the message says why.</exception>
    protected StepStateMachine(Action<SagaBuilder<TSaga>> define)
    {
        Definition = Build(define);
        table = new DefinedTable<TSaga>(Definition);
        Name(Definition.Kind);
        InstanceState(saga => saga.CurrentState);
        var events = new SagaEvents<TSaga>(this);
        foreach (var row in Definition.Table.Rows)
            events.Connect(row);
    }

    /// <summary>The definition that this machine passes to the engine.</summary>
    public SagaDefinition<TSaga> Definition { get; }

    /// <summary>The name of this kind of saga.</summary>
    public string Kind => Definition.Kind;

    /// <summary>The decision for each message in each state.</summary>
    public IReadOnlyList<TableRow> Decisions => Definition.Table.Rows;

    /// <summary>The diagram of the table.</summary>
    public SagaGraph Graph => table.Graph;

    IEnumerable<string> ISagaTable.Steps => table.Steps;

    IEnumerable<string> ISagaTable.Compensations => table.Compensations;

    IEnumerable<string> ISagaTable.Children => table.Children;

    Type ISagaTable.Instance => table.Instance;

    bool ISagaTable.Knows(string state) => table.Knows(state);

    string? ISagaTable.WhyNot(SagaState saga, SagaRequest request) => table.WhyNot(saga, request);

    /// <summary>Why a saga in this state can no longer be cancelled; null while it can.</summary>
    public string? CannotCancelBecause(SagaState saga) => table.CannotCancelBecause(saga);

    IReadOnlyList<OwedCompensation> ISagaTable.Owed(SagaState saga) => table.Owed(saga);

    static SagaDefinition<TSaga> Build(Action<SagaBuilder<TSaga>> define)
    {
        try
        {
            return SagaDefinitions.Of(define);
        }
        catch (SagaDefinitionException wrong)
        {
            throw new ConfigurationException(wrong.Message, wrong);
        }
    }

    /// <summary>
    /// In the state of the row, the engine decides the message of the row, and the saga moves to the state of the decision.
    /// </summary>
    internal void Decide<TMessage>(TableRow row, Event<TMessage> message) where TMessage : class
    {
        var activity = When(message).ThenAsync(context => SagaTurn.Take(Definition, context, row));
        foreach (var target in row.Targets)
            activity = activity.If(context => SagaTurn.LeadsTo(context) == target, then => then.TransitionTo(State(target)));
        // Sagas of an earlier version of the table may move to states to which this table alone does not lead, such as NeedsIntervention.
        During(State(row.State), activity.ThenAsync(context => SagaTurn.LeadsTo(context) is { } next && !row.Targets.Contains(next)
            ? context.TransitionToState(State(next))
            : Task.CompletedTask));
    }

    /// <param name="isStart">The message may arrive before the saga exists, and creates it.</param>
    /// <param name="isAwaited">The message comes from outside and is not sent again, so it must not be dropped when the saga does not
    /// exist.</param>
    internal Event<TMessage> Declare<TMessage>(bool isStart, bool isAwaited) where TMessage : class
    {
        if (MessageNames.SagaIdReader(typeof(TMessage)) is null)
            throw new ConfigurationException(
                $"{typeof(TMessage).Name} has no property 'Guid SagaId', so {GetType().Name} cannot "
                    + "match it to a saga. Add it to the record."
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

    /// <summary>
    /// The message may be for a saga of another kind that takes the same message; otherwise it must not be lost silently.
    /// </summary>
    async Task NobodyAwaits<TMessage>(ConsumeContext<TMessage> context) where TMessage : class
    {
        var id = MessageNames.SagaIdOf(context.Message)!.Value;
        if (await context.Unit().Find<SagaRow>(id) is not { } other || other.Kind == Kind)
            throw UnknownSagaException.For(Kind, id, typeof(TMessage));
        context.Unit().Discard();
    }
}
