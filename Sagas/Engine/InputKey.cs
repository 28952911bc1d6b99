using Sagas.Messages;

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

    /// <summary>What the journal calls a request.</summary>
    internal static string MessageOf(SagaRequest request) => request switch
    {
        SagaRequest.Cancel => nameof(CancelSaga),
        SagaRequest.Retry => nameof(RetrySaga),
        SagaRequest.Resolve => nameof(ResolveSaga),
        SagaRequest.FireTimer => nameof(FireTimer),
        SagaRequest.Approve => nameof(ApproveSaga),
        SagaRequest.Reject => nameof(RejectSaga),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request, "There is no such request."),
    };
}
