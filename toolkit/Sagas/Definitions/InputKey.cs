namespace Sagas.Definitions;

/// <summary>The kinds of input.</summary>
public enum InputKind
{
    /// <summary>The message that starts a saga.</summary>
    Start,

    /// <summary>A reply: the step is done.</summary>
    Answer,

    /// <summary>A participant threw while it handled the command.</summary>
    Fault,

    /// <summary>A participant refused the command.</summary>
    Declined,

    /// <summary>A participant reports that it is working.</summary>
    Heartbeat,

    /// <summary>A child saga ended.</summary>
    Child,

    /// <summary>A message from outside.</summary>
    Event,

    /// <summary>The saga's timer fired.</summary>
    Timer,

    /// <summary>An operator or a program requests an action of the saga.</summary>
    Request,
}

/// <summary>The inputs that a row of the table applies to.</summary>
/// <param name="Contract">The type of the message (for a fault, of the command); null where the kind alone identifies it.</param>
public readonly record struct InputKey(InputKind Kind, Type? Contract = null, SagaRequest? Request = null)
{
    internal static InputKey Declined => new(InputKind.Declined);
    internal static InputKey Heartbeat => new(InputKind.Heartbeat);
    internal static InputKey Child => new(InputKind.Child);
    internal static InputKey Timer => new(InputKind.Timer);

    internal static InputKey Of(SagaRequest request) => new(InputKind.Request, Request: request);

    /// <summary>The name of the message in the journal.</summary>
    public string Message => Kind switch
    {
        InputKind.Fault => $"Fault<{MessageType.NameOf(Contract!)}>",
        InputKind.Declined => "StepRefused",
        InputKind.Heartbeat => "StepHeartbeat",
        InputKind.Child => nameof(ChildFinished),
        InputKind.Timer => "TimerElapsed",
        InputKind.Request => Request == SagaRequest.FireTimer ? "FireTimer" : $"{Request}Saga",
        _ => MessageType.NameOf(Contract!),
    };
}
