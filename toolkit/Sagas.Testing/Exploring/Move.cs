using Sagas.Engine;

namespace Sagas.Testing;

/// <summary>Something that may happen to a saga.</summary>
/// <param name="World">The state of the world after the move.</param>
/// <param name="Line">The move in the test language; created only for moves that are shown.</param>
/// <param name="AtTimer">Time passes until the saga's timer fires.</param>
sealed record Move(SagaInput Input, World World, Func<string> Line, bool AtTimer = false)
{
    /// <summary>The step that this move answers as done; its stored values are checked.</summary>
    internal string? Answers { get; init; }

    /// <summary>An operator helps a saga that does not end by itself; no table may depend on it.</summary>
    internal bool IsRescue => Input is SagaInput.ActionRequested { Request: not (SagaRequest.Approve or SagaRequest.Reject) };
}
