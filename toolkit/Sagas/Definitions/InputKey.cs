namespace Sagas.Definitions;

/// <summary>What a row of the table is about.</summary>
public enum InputKind
{
    Start,
    Answer,
    Fault,
    Declined,
    Heartbeat,
    Child,
    Event,
    Timer,
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
