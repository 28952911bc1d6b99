using System.Security.Claims;
using Sagas.Operations;

namespace Sagas.DeadLetters;

/// <summary>
/// Operators' actions on dead letters, for both the HTTP API and the console. Every call, even a refused one, is recorded in the audit
/// before anything is moved, and its outcome afterwards.
/// </summary>
public interface IDeadLetterOperator
{
    /// <summary>The maximum number of messages per operation; the oldest are moved first.</summary>
    const int Most = 1000;

    /// <summary>Why the caller may not do this; null for operators and admins.</summary>
    string? Forbidden(ClaimsPrincipal who);

    /// <summary>What the action would do.</summary>
    string Preview(SagaAction action, DeadLetterItem letter, int messages);

    /// <param name="action"><see cref="SagaAction.ResendMessage"/> or <see cref="SagaAction.DiscardMessage"/>.</param>
    /// <param name="reason">Kept permanently: 1 to 500 characters without line breaks.</param>
    Task<Operation> Run(
        DeadLetterSelection selection,
        SagaAction action,
        string? reason,
        ClaimsPrincipal who,
        CancellationToken cancellation
    );
}
