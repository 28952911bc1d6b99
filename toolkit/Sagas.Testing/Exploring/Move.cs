using Sagas.Engine;

namespace Sagas.Testing;

/// <summary>Something that may happen to a saga.</summary>
/// <param name="World">What is true of the world then.</param>
/// <param name="Line">The same in the test language; written only for those that are shown.</param>
/// <param name="AtTimer">Time passes until the saga's timer rings.</param>
sealed record Move(SagaInput Input, World World, Func<string> Line, bool AtTimer = false)
{
    /// <summary>The step that is answered as done; what it keeps is looked at.</summary>
    internal string? Answers { get; init; }

    /// <summary>An operator helps a saga that does not end by itself: no table may rely on it.</summary>
    internal bool IsRescue => Input is SagaInput.ActionRequested { Request: not (SagaRequest.Approve or SagaRequest.Reject) };
}
