using MassTransit;
using Sagas.Journal;
using Sagas.Messages;
using Sagas.Persistence;

namespace Sagas.Steps;

/// <summary>
/// A MassTransit state machine made from a table of steps: one state per stage and per compensation, one per end, and one
/// for sagas that need a human. Every message has a decision in every state; late, duplicate and unexpected ones are
/// journalled as ignored (design section 4, rule 6). A derived class may add events and transitions of its own.
/// </summary>
public abstract partial class StepStateMachine<TSaga> : MassTransitStateMachine<TSaga>, IStartTable<TSaga>, ISagaTable
    where TSaga : SagaState, new()
{
    readonly SagaBuilder<TSaga> definition = new();
    readonly StepEngine<TSaga> engine;
    readonly Dictionary<Type, Event> events = [];
    readonly List<Decision> decisions = [];
    readonly Event<StepRefused> refused;
    readonly Event<StepHeartbeat> heartbeat;
    readonly Event<TimerElapsed> timer;
    readonly Event<CancelSaga> cancel;
    readonly Event<RetrySaga> retry;
    readonly Event<ResolveSaga> resolve;
    readonly Event<FireTimer> fire;
    readonly Event<ApproveSaga> approve;
    readonly Event<RejectSaga> reject;

    protected StepStateMachine(Action<SagaBuilder<TSaga>> define)
    {
        define(definition);
        definition.Complete();
        engine = new StepEngine<TSaga>(definition);
        Name(definition.Kind);
        InstanceState(saga => saga.CurrentState);
        refused = Declare<StepRefused>();
        heartbeat = Declare<StepHeartbeat>();
        timer = Declare<TimerElapsed>();
        cancel = Declare<CancelSaga>();
        retry = Declare<RetrySaga>();
        resolve = Declare<ResolveSaga>();
        fire = Declare<FireTimer>();
        approve = Declare<ApproveSaga>();
        reject = Declare<RejectSaga>();
        definition.Start!.Declare(this);
        foreach (var stage in Stages)
            DeclareStage(stage);
        DecideParked();
        RefuseAtTheEnd();
        IgnoreTheRest();
    }

    public string Kind => definition.Kind;

    /// <summary>What is decided for each message in each state; a test walks it.</summary>
    public IReadOnlyList<Decision> Decisions => decisions;

    IEnumerable<string> ISagaTable.Steps => definition.Steps.Select(step => step.Name);

    IEnumerable<string> ISagaTable.Compensations => Compensations.Select(step => step.Name);

    Type ISagaTable.Instance => typeof(TSaga);

    bool ISagaTable.Knows(string state) => state == Initial.Name || StateNames.Contains(state);

    /// <summary>Why a saga in this position can no longer be cancelled; null while it can.</summary>
    public string? CannotCancelBecause(SagaState saga) =>
        saga.Status.IsFinal() ? $"it is {saga.Status}"
        : saga.IsEnding() ? "it is being undone already"
        : saga.Status == SagaStatus.NeedsIntervention ? $"it is parked in {saga.ParkedIn}: retry or resolve it"
        : definition.Steps.FirstOrDefault(step => step.NoReturnBecause is not null && saga.Record(step.Name) is { Status: StepStatus.Completed, MayHaveHappened: true })?.NoReturnBecause;

    IEnumerable<StepDefinition<TSaga>> Compensations => definition.Steps.Where(step => step.Undo is not null).Select(step => step.Undo!);

    /// <summary>Compensations are stages of their own: they run one after the other.</summary>
    IEnumerable<Stage<TSaga>> Stages => definition.Stages.Concat(Compensations.Reverse().Select(undo => new Stage<TSaga>(undo)));

    static IEnumerable<string> Ends => [nameof(SagaStatus.Completed), nameof(SagaStatus.Failed), nameof(SagaStatus.Compensated), nameof(SagaStatus.Cancelled)];

    IEnumerable<string> StateNames => Stages.Select(stage => stage.Name).Append(StepEngine<TSaga>.Parked).Concat(Ends);

    void IStartTable<TSaga>.AddStart<TMessage>()
    {
        var start = Declare<TMessage>(isStart: true);
        Decide(Initial, start, "start", context => engine.Start(context, context.Message), Upcoming(definition.Stages));
        foreach (var end in Ends)
            Decide(State(end), start, "tell the parent again", engine.TellParentAgain, []);
        Decide(Initial, cancel, "never start", NeverStart, [nameof(SagaStatus.Cancelled)]);
    }

    /// <summary>What is not decided changes nothing, and is journalled so.</summary>
    void IgnoreTheRest()
    {
        foreach (var state in StateNames.Select(State))
        {
            foreach (var (message, declared) in events.Where(e => !IsDecided(state, MessageNames.Of(e.Key))))
            {
                decisions.Add(new Decision(state.Name, MessageNames.Of(message), "ignore", []));
                During(state, When(declared).Then(context => context.Unit().Ignore($"{MessageNames.Of(message)} changes nothing in {state.Name}")));
            }
        }
    }

    bool IsDecided(State state, string message) => decisions.Exists(d => d.State == state.Name && d.Message == message);

    void Decide<TMessage>(State state, Event<TMessage> message, string what, Func<BehaviorContext<TSaga, TMessage>, Task> decide, IEnumerable<string> targets)
        where TMessage : class
    {
        var states = targets.Distinct().ToList();
        decisions.Add(new Decision(state.Name, MessageNames.Of<TMessage>(), what, states));
        var activity = When(message).ThenAsync(decide);
        foreach (var target in states)
            activity = activity.If(context => context.Saga.Next == target, then => then.TransitionTo(State(target)));
        // Sagas that an earlier version of the table left behind may go where this table alone would not lead: to be parked, for one.
        During(state, activity.ThenAsync(context => context.Saga.Next is { } next && !states.Contains(next) ? context.TransitionToState(State(next)) : Task.CompletedTask));
    }

    /// <summary>It may be for a saga of another kind, which takes the same message; else it would be lost in silence.</summary>
    async Task NobodyAwaits<TMessage>(ConsumeContext<TMessage> context) where TMessage : class
    {
        var id = MessageNames.SagaIdOf(context.Message)!.Value;
        if (await context.Unit().Find<SagaRow>(id) is not { } other || other.Kind == definition.Kind)
            throw UnknownSagaException.For(definition.Kind, id, typeof(TMessage));
        context.Unit().Discard();
    }

    /// <param name="isStart">The message may come before the saga exists, and makes it.</param>
    /// <param name="isAwaited">The message comes from outside; nobody would send it again, so it must not pass unseen when there is no such saga.</param>
    Event<TMessage> Declare<TMessage>(bool isStart = false, bool isAwaited = false) where TMessage : class
    {
        if (events.TryGetValue(typeof(TMessage), out var known))
            return (Event<TMessage>)known;
        if (MessageNames.SagaIdReader(typeof(TMessage)) is null)
            throw new ConfigurationException($"{typeof(TMessage).Name} has no property 'Guid SagaId', so {GetType().Name} cannot tell which saga it is for. Add it to the record.");
        var declared = Event<TMessage>(MessageNames.Of<TMessage>().Replace('<', '-').Replace(">", "", StringComparison.Ordinal), correlation =>
        {
            correlation.CorrelateById(context => MessageNames.SagaIdOf(context.Message)!.Value);
            correlation.InsertOnInitial = isStart;
            if (isStart || typeof(TMessage) == typeof(CancelSaga))
                correlation.SetSagaFactory(context => new TSaga { CorrelationId = MessageNames.SagaIdOf(context.Message)!.Value });
            else if (isAwaited)
                correlation.OnMissingInstance(missing => missing.ExecuteAsync(NobodyAwaits));
            else
                correlation.OnMissingInstance(missing => missing.Execute(context => context.Unit().Discard()));
        });
        events.Add(typeof(TMessage), declared);
        return declared;
    }
}
