
namespace Sagas.Definitions;

/// <summary>
/// A wait: until a date, for a message from outside, or for a person's decision. Its deadline is a durable timer, which survives
/// restarts; without one it waits forever. It sends nothing and needs no compensation.
/// </summary>
abstract class WaitDefinition<TSaga>(string name) : StepDefinition<TSaga>(name) where TSaga : SagaState
{
    public override bool IsWait => true;

    /// <summary>The longest time to wait; null for no limit. Evaluated when the wait begins.</summary>
    internal Func<TSaga, TimeSpan>? Timeout { get; set; }

    /// <summary>What the saga assumes when no answer arrives in time; null when a timeout fails the step.</summary>
    internal Action<TSaga>? Default { get; set; }

    /// <summary>When this wait ends by itself.</summary>
    internal virtual DateTimeOffset? Deadline(TSaga saga, DateTimeOffset since) => since + Timeout?.Invoke(saga);

    /// <summary>True when there is nothing to wait for.</summary>
    internal virtual bool IsOver(TSaga saga, DateTimeOffset now) => false;

    /// <summary>The failure of a wait that timed out.</summary>
    internal virtual StepFailure TooLate(TSaga saga) =>
        new("timeout", nameof(TimeoutException), $"{Name} did not arrive within {Timeout?.Invoke(saga)}.");
}

/// <summary>Waits for a date that the saga knows; the date may change while it waits.</summary>
sealed class DateWait<TSaga>(string name, Func<TSaga, DateTimeOffset?> until) : WaitDefinition<TSaga>(name) where TSaga : SagaState
{
    internal override bool IsHidden => true;

    internal override DateTimeOffset? Deadline(TSaga saga, DateTimeOffset since) => until(saga);

    internal override bool IsOver(TSaga saga, DateTimeOffset now) => until(saga) is not { } date || date <= now;
}

/// <summary>Waits for a message from outside. An early message is kept, and the wait is skipped.</summary>
sealed class EventWait<TSaga>(string name, Action<TSaga, object>? keep) : WaitDefinition<TSaga>(name) where TSaga : SagaState
{
    public override void Keep(TSaga saga, object reply) => keep?.Invoke(saga, reply);
}

/// <summary>
/// Waits for a person to approve or reject. A rejection fails the step, and so does a timeout unless the table says otherwise.
/// </summary>
sealed class ApprovalWait<TSaga>(string name) : WaitDefinition<TSaga>(name) where TSaga : SagaState
{
    internal override StepFailure TooLate(TSaga saga) =>
        new("rejected", nameof(TimeoutException), $"Nobody approved it within {Timeout?.Invoke(saga)}.");
}
