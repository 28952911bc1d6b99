using MassTransit;

namespace Sagas.Messages;

/// <summary>The step and attempt that a message belongs to; sent with the command and returned with its answer.</summary>
public static class StepHeaders
{
    internal const string Prefix = "Sagas-";

    /// <summary>The step.</summary>
    public const string Step = "Sagas-Step";

    /// <summary>The attempt of the step, from 1.</summary>
    public const string Attempt = "Sagas-Attempt";

    /// <summary>On a message that starts a saga: the saga that waits for its end.</summary>
    public const string Parent = "Sagas-Parent";

    /// <summary>On a message that starts a saga: the saga that it continues.</summary>
    public const string Continues = "Sagas-Continues";

    /// <summary>On a message that starts a saga: the number of the run.</summary>
    public const string Run = "Sagas-Run";

    /// <summary>On a command: the saga wants to know when it is taken from its queue.</summary>
    public const string Announce = "Sagas-Announce";

    /// <summary>On a compensation: whoever takes it asks first whether it was revoked.</summary>
    public const string Revocable = "Sagas-Revocable";

    /// <summary>On a command: when its attempt counts as lost, by the clock of the saga's database.</summary>
    public const string EndsAt = "Sagas-EndsAt";

    /// <summary>Sets step and attempt.</summary>
    public static void Set(SendHeaders headers, string step, int attempt)
    {
        headers.Set(Step, step);
        headers.Set(Attempt, attempt);
    }

    internal static void Copy(Headers from, SendHeaders to)
    {
        if (from.Get<string>(Step) is { } step)
            to.Set(Step, step);
        if (from.Get<int>(Attempt) is { } attempt)
            to.Set(Attempt, attempt);
    }
}
