using System.Security.Claims;
using Sagas.Operations;

namespace Sagas.DeadLetters;

/// <summary>
/// What operators do to messages that nobody could handle; the HTTP API and the console both use it. Every call is written to the audit
/// before
/// anything is moved, also one that is refused, and its outcome after.
/// </summary>
public interface IDeadLetterOperator
{
    /// <summary>The most that one operation moves, the oldest first.</summary>
    const int Most = 1000;

    /// <summary>Why the caller may not; null for operators and admins.</summary>
    string? Forbidden(ClaimsPrincipal who);

    /// <summary>What it would do.</summary>
    string Preview(SagaAction action, DeadLetterItem letter, int messages);

    /// <param name="action"><see cref="SagaAction.ResendMessage"/> or <see cref="SagaAction.DiscardMessage"/>.</param>
    /// <param name="reason">Kept for ever: 1 to 500 characters without line breaks.</param>
    Task<Operation> Run(
        DeadLetterSelection selection,
        SagaAction action,
        string? reason,
        ClaimsPrincipal who,
        CancellationToken cancellation
    );
}
