
namespace Sagas.Definitions;

/// <summary>
/// A pause: until a date, until a message from outside comes, until a person decides. Its deadline is a durable timer, which
/// survives restarts; without one it waits for ever. Nothing is sent, nothing is undone.
/// </summary>
abstract class WaitDefinition<TSaga>(string name) : StepDefinition<TSaga>(name) where TSaga : SagaState
{
    internal override bool IsWait => true;

    /// <summary>How long it waits at most; null for ever. Asked when the wait begins.</summary>
    internal Func<TSaga, TimeSpan>? Timeout { get; set; }

    /// <summary>What counts as the answer when none came in time; null when that is the step's failure.</summary>
    internal Action<TSaga>? Default { get; set; }

    /// <summary>When this wait is over by itself.</summary>
    internal virtual DateTimeOffset? Deadline(TSaga saga, DateTimeOffset since) => since + Timeout?.Invoke(saga);

    /// <summary>True when there is nothing to wait for.</summary>
    internal virtual bool IsOver(TSaga saga, DateTimeOffset now) => false;

    /// <summary>What the failure says when nobody answered in time.</summary>
    internal virtual StepFailure TooLate(TSaga saga) =>
        new("timeout", nameof(TimeoutException), $"{Name} did not come within {Timeout?.Invoke(saga)}.");
}

/// <summary>Waits for a date that the saga knows, and that may change while it waits.</summary>
sealed class DateWait<TSaga>(string name, Func<TSaga, DateTimeOffset?> until) : WaitDefinition<TSaga>(name) where TSaga : SagaState
{
    internal override bool IsHidden => true;

    internal override DateTimeOffset? Deadline(TSaga saga, DateTimeOffset since) => until(saga);

    internal override bool IsOver(TSaga saga, DateTimeOffset now) => until(saga) is not { } date || date <= now;
}

/// <summary>Waits for a message from outside. One that comes early is kept, and the wait is passed by.</summary>
sealed class EventWait<TSaga>(string name, Action<TSaga, object>? keep) : WaitDefinition<TSaga>(name) where TSaga : SagaState
{
    internal override void Keep(TSaga saga, object reply) => keep?.Invoke(saga, reply);
}

/// <summary>
/// Waits for a person to approve or reject; rejecting fails the step, and so does silence unless the table says otherwise.
/// </summary>
sealed class ApprovalWait<TSaga>(string name) : WaitDefinition<TSaga>(name) where TSaga : SagaState
{
    internal override StepFailure TooLate(TSaga saga) =>
        new("rejected", nameof(TimeoutException), $"Nobody approved it within {Timeout?.Invoke(saga)}.");
}
