using Sagas.Definitions;

namespace Sagas;

/// <summary>
/// The table of a saga: how it starts, then its steps in order, each with its compensation beside it. What all sagas have in common
/// (deadlines, retries, giving up, compensating in reverse order, stopping for an operator) the engine derives from it.
/// </summary>
public sealed class SagaBuilder<TSaga> : StepTable<TSaga> where TSaga : SagaState, new()
{
    readonly List<Stage<TSaga>> stages = [];
    readonly Dictionary<Type, EventDefinition<TSaga>> events = [];

    /// <summary>
    /// The name of this kind of saga in lists and URLs; by default the state's class name without <c>State</c>, e.g. <c>Order</c>.
    /// </summary>
    public string Kind { get; set; } = typeof(TSaga).Name.Replace("State", "", StringComparison.Ordinal);

    internal IReadOnlyList<Stage<TSaga>> Stages => stages;
    internal IEnumerable<EventDefinition<TSaga>> Events => events.Values;
    internal SagaStart<TSaga>? Start { get; private set; }
    internal Continuation<TSaga>? Continuation { get; private set; }
    internal Func<TSaga, object?>? Output { get; private set; }

    /// <exception cref="SagaDefinitionException">The table cannot work.</exception>
    internal SagaDefinition<TSaga> Build()
    {
        TableChecks.Check(this);
        TableLinks.Link(this);
        return new SagaDefinition<TSaga>(Kind, Start!, Stages, Events, Continuation, Output);
    }

    /// <summary>
    /// The message that starts a saga, and what the saga keeps of it. The message must have a property <c>Guid SagaId</c>, created with
    /// <see cref="SagaId.Of"/>.
    /// </summary>
    /// <param name="businessId">The id by which people know this saga.</param>
    public void StartsWith<TMessage>(Func<TMessage, string> businessId, Action<TSaga, TMessage> accept) where TMessage : class =>
        Start = new SagaStart<TSaga, TMessage>(businessId, accept);

    /// <summary>What the saga returns when it has ended, however it ended: readers and parents get it as JSON.</summary>
    public void Returns(Func<TSaga, object?> output) => Output = output;

    /// <summary>Steps that run in parallel. The saga continues when all of them are done.</summary>
    /// <param name="name">The name of the saga's state while they run.</param>
    public void Parallel(string name, Action<ParallelSteps<TSaga>> steps)
    {
        var parallel = new ParallelSteps<TSaga>();
        steps(parallel);
        stages.Add(new Stage<TSaga>(name, parallel.Steps));
    }

    /// <summary>
    /// Waits until a date, then continues with the next step. While it waits, the saga can be cancelled, and fire-timer ends the wait.
    /// </summary>
    /// <param name="name">The name of the state, e.g. <c>Scheduled</c>; it is not listed among the steps.</param>
    /// <param name="until">Evaluated again after each event that the saga accepts; null or a past date ends the wait at once.</param>
    public WaitBuilder<TSaga> WaitUntil(string name, Func<TSaga, DateTimeOffset?> until) => Wait(new DateWait<TSaga>(name, until));

    /// <summary>
    /// Waits for a message from outside, without limit unless <see cref="WaitBuilder{TSaga}.Within"/> sets one. A message that arrives
    /// before the wait begins counts.
    /// </summary>
    public WaitBuilder<TSaga> WaitFor<TEvent>(string name, Action<TSaga, TEvent>? keep = null) where TEvent : class
    {
        var wait = new EventWait<TSaga>(name, keep is null ? null : (saga, message) => keep(saga, (TEvent)message));
        Event<TEvent>().Waits.Add(wait);
        return Wait(wait);
    }

    /// <summary>
    /// Waits for an operator to approve. A rejection or a missed deadline fails the step with the code <c>rejected</c>.
    /// </summary>
    public WaitBuilder<TSaga> WaitForApproval(string name) => Wait(new ApprovalWait<TSaga>(name));

    /// <summary>Accepts a message from outside at any time while the saga goes forward. A date wait that it makes pointless ends.</summary>
    public void On<TEvent>(Action<TSaga, TEvent> keep) where TEvent : class =>
        Event<TEvent>().OnAnyTime = (saga, message) => keep(saga, (TEvent)message);

    /// <summary>
    /// When all steps are done and <paramref name="when"/> holds, a new saga instance continues, started by the message from
    /// <paramref name="start"/>. The two refer to each other. The new <c>SagaId</c> must differ, e.g. by <see cref="SagaState.Run"/>.
    /// </summary>
    public void ContinueAsNew<TStart>(Func<TSaga, bool> when, Func<TSaga, TStart> start) where TStart : class =>
        Continuation = new Continuation<TSaga, TStart>(when, start);

    private protected override void Add(StepDefinition<TSaga> step) => stages.Add(new Stage<TSaga>(step));

    WaitBuilder<TSaga> Wait(WaitDefinition<TSaga> wait)
    {
        Add(wait);
        return new WaitBuilder<TSaga>(wait);
    }

    EventDefinition<TSaga> Event<TEvent>() where TEvent : class
    {
        if (!events.TryGetValue(typeof(TEvent), out var known))
            events.Add(typeof(TEvent), known = new EventDefinition<TSaga>(MessageType.Of<TEvent>()));
        return known;
    }
}
