namespace Sagas.Definitions;

/// <summary>What a row of the table is about.</summary>
public enum InputKind
{
    /// <summary>The message that starts a saga.</summary>
    Start,

    /// <summary>A reply: the step is done.</summary>
    Answer,

    /// <summary>A participant failed at the command.</summary>
    Fault,

    /// <summary>A participant refused the command.</summary>
    Declined,

    /// <summary>A participant is at work.</summary>
    Heartbeat,

    /// <summary>A child saga ended.</summary>
    Child,

    /// <summary>A message from outside.</summary>
    Event,

    /// <summary>The saga's timer rang.</summary>
    Timer,

    /// <summary>An operator, or a program, asks something of the saga.</summary>
    Request,
}

/// <summary>Which inputs a row of the table is about.</summary>
/// <param name="Contract">The type of the message, of a fault that of the command; null where the kind says it.</param>
public readonly record struct InputKey(InputKind Kind, Type? Contract = null, SagaRequest? Request = null)
{
    internal static InputKey Declined => new(InputKind.Declined);
    internal static InputKey Heartbeat => new(InputKind.Heartbeat);
    internal static InputKey Child => new(InputKind.Child);
    internal static InputKey Timer => new(InputKind.Timer);

    internal static InputKey Of(SagaRequest request) => new(InputKind.Request, Request: request);

    /// <summary>What the journal calls the message that brings such an input.</summary>
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
