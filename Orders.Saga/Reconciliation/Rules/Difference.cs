using Sagas;

namespace Orders.Saga.Reconciliation.Rules;

/// <summary>Where a participant holds something else than it must.</summary>
/// <param name="SagaId">Null for totals.</param>
/// <param name="Kind">Null, as the status is, when no saga has this id.</param>
/// <param name="Since">When the saga ended; without a saga, since when it is held.</param>
/// <param name="IsByHand">Somebody resolved a step of it by hand: it is shown, and does not count as a difference.</param>
public sealed record Difference(
    string Check,
    string Participant,
    Guid? SagaId,
    string? Kind,
    string BusinessId,
    SagaStatus? Status,
    string Expected,
    string Held,
    DateTimeOffset Since,
    string Evidence,
    bool IsByHand = false
)
{
    /// <summary>What it is about, in words.</summary>
    internal string Subject =>
        SagaId is null ? BusinessId : Kind is null ? $"{BusinessId}, which has no saga" : $"{Kind} {BusinessId}, {Status}";
}
