namespace Sagas.Engine;

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
}
