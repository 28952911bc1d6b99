using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>
/// A MassTransit state machine made from a table of steps: one state per step and per compensation, one per end, and one
/// for sagas that need a human. Every message has a decision in every state; late, duplicate and unexpected ones are
/// journalled as ignored (design section 4, rule 6). A derived class may add events and transitions of its own.
/// </summary>
public abstract class StepStateMachine<TSaga> : MassTransitStateMachine<TSaga>, IStepTable<TSaga>, IStartTable<TSaga>, ISagaTable
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

    Task Ended(BehaviorContext<TSaga, ChildFinished> context, StepDefinition<TSaga> step)
    {
        if (context.Message.Step == step.Name)
            return engine.ChildEnded(context, step, context.Message);
        context.Unit().Ignore($"the end of {context.Message.Step}, which is no longer awaited");
        return Task.CompletedTask;
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

    Task Fault<TCommand>(BehaviorContext<TSaga, Fault<TCommand>> context, StepDefinition<TSaga> step) where TCommand : class
    {
        var failure = Failures.Of(context.Message);
        context.Unit().Entry.Record(context.Message);
        return Current(context, step) ? engine.Failed(context, step, failure) : Task.CompletedTask;
    }

    Task Refused(BehaviorContext<TSaga, StepRefused> context, StepDefinition<TSaga> step) =>
        Current(context, step)
            ? engine.Refused(context, step, new StepFailure(context.Message.Code, nameof(StepRefused), context.Message.Reason))
            : Task.CompletedTask;

    /// <summary>A failure counts once, for the attempt that is running: that of an earlier attempt is news of the past.</summary>
    static bool Current(ConsumeContext context, StepDefinition<TSaga> step)
    {
        var record = ((BehaviorContext<TSaga>)context).Saga.Record(step.Name);
        var attempt = context.Headers.Get<int>(StepHeaders.Attempt) ?? record.Attempts + record.AttemptsBefore;
        var name = context.Headers.Get<string>(StepHeaders.Step) ?? step.Name;
        if (record.Status == StepStatus.Running && name == step.Name && attempt == record.Attempts + record.AttemptsBefore)
            return true;
        context.Unit().Ignore($"an answer to attempt {attempt} of {name}, which is no longer awaited");
        return false;
    }

    async Task Fire(BehaviorContext<TSaga, FireTimer> context, StepDefinition<TSaga> step)
    {
        if (step is not WaitDefinition<TSaga> && context.Saga.Record(step.Name).Status != StepStatus.Retrying)
        {
            await Refuse(context, $"{step.Name} is waiting for an answer, not for a timer.");
            return;
        }
        if (step is WaitDefinition<TSaga> wait)
            await engine.Waited(context, wait);
        else
            await engine.Begin(context, step);
        await Operations.Accept(context);
    }

    async Task Cancel(BehaviorContext<TSaga, CancelSaga> context, StepDefinition<TSaga> step)
    {
        if (CannotCancelBecause(context.Saga) is { } reason)
        {
            await Refuse(context, reason + ".");
            return;
        }
        if (step is ChildDefinition<TSaga> child)
            await StepEngine<TSaga>.CancelChild(context, child, context.Message);
        else
            await engine.Cancel(context, step, context.Message.Reason);
        await Operations.Accept(context);
    }

    /// <summary>Every kind of saga hears of every cancellation; the one that it is meant for leaves a tombstone.</summary>
    async Task NeverStart(BehaviorContext<TSaga, CancelSaga> context)
    {
        if (context.Message.Kind != definition.Kind)
        {
            context.Unit().Discard();
            return;
        }
        await engine.NeverStart(context, context.Message);
        await Operations.Accept(context);
    }

    async Task Operate<TMessage>(BehaviorContext<TSaga, TMessage> context, Func<StepDefinition<TSaga>, Task> operation) where TMessage : class
    {
        await operation(Compensations.First(step => step.Name == context.Saga.ParkedIn));
        await Operations.Accept(context);
    }

    static Task Refuse<TMessage>(BehaviorContext<TSaga, TMessage> context, string reason) where TMessage : class => Operations.Refuse(context, reason);

    (IEnumerable<string> Done, IEnumerable<string> Failed) AfterStep(StepDefinition<TSaga> step)
    {
        var later = Upcoming(definition.Steps.SkipWhile(s => s != step).Skip(1));
        var undo = definition.Steps.TakeWhile(s => s != step).Append(step).Where(s => s.Undo is not null).Select(s => s.Undo!.Name);
        string[] done = [.. later];
        return (done, step.Otherwise is null
            ? [.. undo, nameof(SagaStatus.Failed), nameof(SagaStatus.Cancelled), nameof(SagaStatus.Compensated)]
            : [.. done, .. undo, nameof(SagaStatus.Cancelled)]);
    }

    /// <summary>Where a saga may go next: a wait that is over at once is passed by.</summary>
    static IEnumerable<string> Upcoming(IEnumerable<StepDefinition<TSaga>> steps)
    {
        foreach (var step in steps)
        {
            yield return step.Name;
            if (step is not WaitDefinition<TSaga> && step.Condition is null)
                yield break;
        }
        yield return nameof(SagaStatus.Completed);
    }

    (IEnumerable<string> Done, IEnumerable<string> Failed) AfterUndo(StepDefinition<TSaga> undo)
    {
        var earlier = definition.Steps.TakeWhile(s => s != undo.Undoes).Where(s => s.Undo is not null).Select(s => s.Undo!.Name);
        return ([.. earlier, nameof(SagaStatus.Compensated), nameof(SagaStatus.Cancelled)], [StepEngine<TSaga>.Parked]);
    }

    /// <summary>A compensation that was given up may still be answered: then it is done after all.</summary>
    sealed class LateReplies(StepStateMachine<TSaga> machine, State parked, string[] onwards) : IStepTable<TSaga>
    {
        public void Add<TCommand, TReply>(StepDefinition<TSaga> step) where TCommand : class where TReply : class
        {
            var reply = machine.Declare<TReply>();
            if (machine.decisions.Exists(d => d.State == parked.Name && d.Message == MessageNames.Of<TReply>()))
                return;
            machine.Decide(parked, reply, "done after all", context =>
            {
                if (context.Saga.ParkedIn == step.Name)
                {
                    context.Saga.ParkedIn = null;
                    return machine.engine.Done(context, step, context.Message);
                }
                context.Unit().Ignore($"{step.Name} is not what the saga is parked in");
                return Task.CompletedTask;
            }, onwards);
        }

        public void AddWait(WaitDefinition<TSaga> wait) { }

        public void AddChild(ChildDefinition<TSaga> child)
        {
            if (!machine.decisions.Exists(d => d.State == parked.Name && d.Message == nameof(ChildFinished)))
                machine.Decide(parked, machine.Declare<ChildFinished>(), "done after all", context => Late(context, child), onwards);
        }

        Task Late(BehaviorContext<TSaga, ChildFinished> context, StepDefinition<TSaga> child)
        {
            if (context.Saga.ParkedIn == context.Message.Step && context.Message.Status == SagaStatus.Completed)
                return machine.engine.ChildEnded(context, machine.Compensations.First(step => step.Name == context.Message.Step), context.Message);
            context.Unit().Ignore($"the end of {context.Message.Step} does not help; {child.Name} is done only when it completes");
            return Task.CompletedTask;
        }
    }

    /// <summary>A compensation may be answered with the reply of the step that it came too late for.</summary>
    sealed class DoneAfterAll(StepStateMachine<TSaga> machine, State state, StepDefinition<TSaga> undo) : IStepTable<TSaga>
    {
        public void Add<TCommand, TReply>(StepDefinition<TSaga> step) where TCommand : class where TReply : class =>
            machine.Decide(state, machine.Declare<TReply>(), "done after all: go on", context => machine.engine.DoneAfterAll(context, undo, context.Message), machine.AfterStep(step).Done);

        public void AddWait(WaitDefinition<TSaga> wait) => throw new ConfigurationException($"{undo.Name} cannot find the wait {wait.Name} done.");

        public void AddChild(ChildDefinition<TSaga> child) => throw new ConfigurationException($"{undo.Name} cannot find the child {child.Name} done.");
    }
}
