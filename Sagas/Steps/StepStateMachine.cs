using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>
/// A MassTransit state machine made from a table of steps: one state per step and per compensation, one per end, and one
/// for sagas that need a human. Every message has a decision in every state; late, duplicate and unexpected ones are
/// journalled as ignored (design section 4, rule 6). A derived class may add events and transitions of its own.
/// </summary>
public abstract partial class StepStateMachine<TSaga> : MassTransitStateMachine<TSaga>, IStepTable<TSaga>, IStartTable<TSaga>, ISagaTable
    where TSaga : SagaState, new()
{
    readonly SagaBuilder<TSaga> definition = new();
    readonly StepEngine<TSaga> engine;
    readonly Dictionary<Type, Event> events = [];
    readonly List<Decision> decisions = [];
    readonly Event<StepRefused> refused;
    readonly Event<TimerElapsed> timer;
    readonly Event<CancelSaga> cancel;
    readonly Event<RetrySaga> retry;
    readonly Event<ResolveSaga> resolve;
    readonly Event<FireTimer> fire;

    protected StepStateMachine(Action<SagaBuilder<TSaga>> define)
    {
        define(definition);
        definition.Complete();
        engine = new StepEngine<TSaga>(definition);
        Name(definition.Kind);
        InstanceState(saga => saga.CurrentState);
        refused = Declare<StepRefused>();
        timer = Declare<TimerElapsed>();
        cancel = Declare<CancelSaga>();
        retry = Declare<RetrySaga>();
        resolve = Declare<ResolveSaga>();
        fire = Declare<FireTimer>();
        (definition.Start ?? throw new ConfigurationException($"{GetType().Name} has no StartsWith<...>(...), so no message could ever start it; add it as the first line of its table.")).Declare(this);
        foreach (var step in AllSteps)
            step.Declare(this);
        DecideParked();
        IgnoreTheRest();
    }

    public string Kind => definition.Kind;

    /// <summary>What is decided for each message in each state; a test walks it.</summary>
    public IReadOnlyList<Decision> Decisions => decisions;

    Type ISagaTable.Instance => typeof(TSaga);

    IEnumerable<string> ISagaTable.Steps => definition.Steps.Select(step => step.Name);

    IEnumerable<string> ISagaTable.Compensations => Compensations.Select(step => step.Name);

    /// <summary>Why a saga in this position can no longer be cancelled; null while it can.</summary>
    public string? CannotCancelBecause(SagaState saga) =>
        saga.Status.IsFinal() ? $"it is {saga.Status}"
        : saga.EndsAs is not null ? "it is being undone already"
        : definition.Steps.FirstOrDefault(step => step.NoReturnBecause is not null && saga.Record(step.Name).Status == StepStatus.Completed)?.NoReturnBecause;

    IEnumerable<StepDefinition<TSaga>> Compensations => definition.Steps.Where(step => step.Undo is not null).Select(step => step.Undo!);

    IEnumerable<StepDefinition<TSaga>> AllSteps => definition.Steps.Concat(Compensations.Reverse());

    static IEnumerable<string> Ends => [nameof(SagaStatus.Completed), nameof(SagaStatus.Failed), nameof(SagaStatus.Compensated), nameof(SagaStatus.Cancelled)];

    void IStartTable<TSaga>.AddStart<TMessage>()
    {
        var start = Declare<TMessage>(isStart: true);
        Decide(Initial, start, "start", context => engine.Start(context, context.Message), Upcoming(definition.Steps));
        foreach (var end in Ends)
            Decide(State(end), start, "tell the parent again", context => StepEngine<TSaga>.TellParent(context), []);
        Decide(Initial, cancel, "never start", NeverStart, [nameof(SagaStatus.Cancelled)]);
    }

    void IStepTable<TSaga>.Add<TCommand, TReply>(StepDefinition<TSaga> step)
    {
        var state = State(step.Name);
        var targets = step.IsCompensation ? AfterUndo(step) : AfterStep(step);
        Decide(state, Declare<TReply>(), "done", context => engine.Done(context, step, context.Message), targets.Done);
        step.Unless?.Declare(new DoneAfterAll(this, state, step));
        Decide(state, Declare<Fault<TCommand>>(), "try again or give up", context => Fault(context, step), targets.Failed);
        Decide(state, refused, step.IsCompensation ? "park" : "give up", context => Refused(context, step), targets.Failed);
        Decide(state, timer, "deadline or next attempt", context => engine.TimerRang(context, step), targets.Failed);
        Decide(state, fire, "try again now", context => Fire(context, step), []);
        DecideWhileRunning(state, step, targets.Failed);
    }

    void IStepTable<TSaga>.AddWait(WaitDefinition<TSaga> wait)
    {
        var state = State(wait.Name);
        var (done, failed) = AfterStep(wait);
        Decide(state, timer, "go on", context => engine.TimerRang(context, wait), done);
        Decide(state, fire, "go on now", context => Fire(context, wait), done);
        DecideWhileRunning(state, wait, failed);
    }

    void IStepTable<TSaga>.AddChild(ChildDefinition<TSaga> child)
    {
        var state = State(child.Name);
        var (done, failed) = child.IsCompensation ? AfterUndo(child) : AfterStep(child);
        Decide(state, Declare<ChildFinished>(), "done, or undone by itself", context => Ended(context, child), done.Concat(failed));
        Decide(state, timer, "ask again", context => engine.TimerRang(context, child), []);
        Decide(state, fire, "ask again now", context => Fire(context, child), []);
        DecideWhileRunning(state, child, []);
    }

    void DecideWhileRunning(State state, StepDefinition<TSaga> step, IEnumerable<string> undo)
    {
        Decide(state, cancel, step.IsCompensation ? "refuse" : "undo, before the point of no return", context => Cancel(context, step), step.IsCompensation ? [] : undo);
        Decide(state, retry, "refuse", context => Refuse(context, "it is not parked: it tries by itself. Use fire-timer to try now."), []);
        Decide(state, resolve, "refuse", context => Refuse(context, "it is not parked: nothing is left to a human."), []);
    }

    void DecideParked()
    {
        var state = State(StepEngine<TSaga>.Parked);
        string[] onwards = [.. Compensations.Select(step => step.Name), .. Ends];
        Decide(state, retry, "try again with a fresh policy", context => Operate(context, step => engine.Retry(context, step)), onwards);
        Decide(state, resolve, "compensated by hand", context => Operate(context, step => engine.Resolve(context, step, context.Message)), onwards);
        Decide(state, cancel, "refuse", context => Refuse(context, "it is being undone already, and a compensation failed: retry or resolve it."), []);
        Decide(state, fire, "refuse", context => Refuse(context, "no timer is running: retry or resolve it."), []);
        foreach (var step in Compensations)
        {
            step.Declare(new LateReplies(this, state, onwards));
            step.Unless?.Declare(new DoneAfterAll(this, state, step));
        }
    }

    /// <summary>What is not decided above changes nothing, and is journalled so.</summary>
    void IgnoreTheRest()
    {
        foreach (var end in Ends)
        {
            var state = State(end);
            Decide(state, cancel, "refuse", context => Refuse(context, $"it is {context.Saga.Status}."), []);
            Decide(state, retry, "refuse", context => Refuse(context, $"it is {context.Saga.Status}."), []);
            Decide(state, resolve, "refuse", context => Refuse(context, $"it is {context.Saga.Status}."), []);
            Decide(state, fire, "refuse", context => Refuse(context, $"it is {context.Saga.Status}."), []);
        }
        foreach (var state in AllSteps.Select(step => step.Name).Append(StepEngine<TSaga>.Parked).Concat(Ends).Select(State))
        {
            foreach (var (message, declared) in events.Where(e => !decisions.Exists(d => d.State == state.Name && d.Message == MessageNames.Of(e.Key))))
            {
                decisions.Add(new Decision(state.Name, MessageNames.Of(message), "ignore", []));
                During(state, When(declared).Then(context => context.Unit().Ignore($"{MessageNames.Of(message)} changes nothing in {state.Name}")));
            }
        }
    }

    void Decide<TMessage>(State state, Event<TMessage> message, string what, Func<BehaviorContext<TSaga, TMessage>, Task> decide, IEnumerable<string> targets)
        where TMessage : class
    {
        var states = targets.Distinct().ToList();
        decisions.Add(new Decision(state.Name, MessageNames.Of<TMessage>(), what, states));
        var activity = When(message).ThenAsync(decide);
        foreach (var target in states)
            activity = activity.If(context => context.Saga.Next == target, then => then.TransitionTo(State(target)));
        During(state, activity);
    }

    Event<TMessage> Declare<TMessage>(bool isStart = false) where TMessage : class
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
            else
                correlation.OnMissingInstance(missing => missing.Execute(context => context.Unit().Discard()));
        });
        events.Add(typeof(TMessage), declared);
        return declared;
    }
}
