using System.Security.Claims;

namespace Sagas.Operations;

/// <summary>
/// Operators' actions on sagas, for both the HTTP API and the console. Every call, even a refused one, is recorded in the audit before
/// anything is sent, and its outcome afterwards.
/// </summary>
public interface ISagaOperator
{
    /// <summary>Whether the caller can do this now, why not, and what it would do. Changes nothing.</summary>
    ActionCheck Check(SagaDetail saga, SagaAction action, ClaimsPrincipal who);

    /// <param name="id">The saga's id or business id.</param>
    /// <param name="reason">Kept permanently: 1 to 500 characters without line breaks.</param>
    Task<ActionResult> Run(string id, SagaAction action, string? reason, ClaimsPrincipal who, CancellationToken cancellation);

    /// <summary>The same action on each saga of a fixed selection; each has its own outcome.</summary>
    Task<Operation> RunMany(
        IReadOnlyList<string> ids,
        SagaAction action,
        string? reason,
        ClaimsPrincipal who,
        CancellationToken cancellation
    );
}
