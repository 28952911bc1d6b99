using System.Security.Claims;

namespace Sagas.Operations;

/// <summary>
/// What operators do to sagas; the HTTP API and the console both use it. Every call is written to the audit before anything
/// is sent, also one that is refused, and its outcome after.
/// </summary>
public interface ISagaOperator
{
    /// <summary>Whether the caller can do this now, why not, and what it would do. Changes nothing.</summary>
    ActionCheck Check(SagaDetail saga, SagaAction action, ClaimsPrincipal who);

    /// <param name="id">The saga's id, or what people call it.</param>
    /// <param name="reason">Kept for ever: 1 to 500 characters without line breaks.</param>
    Task<ActionResult> Run(string id, SagaAction action, string? reason, ClaimsPrincipal who, CancellationToken cancellation);

    /// <summary>The same action on each saga of a frozen selection; each has an outcome of its own.</summary>
    Task<Operation> RunMany(
        IReadOnlyList<string> ids,
        SagaAction action,
        string? reason,
        ClaimsPrincipal who,
        CancellationToken cancellation
    );
}
