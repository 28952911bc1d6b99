using System.ComponentModel;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>What became of a customer's wish to cancel.</summary>
enum CancellationOutcome
{
    /// <summary>It is not decided yet, or what was done is being undone.</summary>
    Pending,

    /// <summary>Everything that was done is undone.</summary>
    Cancelled,

    /// <summary>It came too late and changes nothing.</summary>
    TooLate,
}

/// <summary>A customer's wish to cancel, and what became of it.</summary>
/// <param name="Why">Why it is too late; null otherwise.</param>
sealed record Cancellation(
    [property: Description("When it was first requested.")] DateTimeOffset RequestedAt,
    string Reason,
    [property: Description("Pending until it is decided and everything is undone; then Cancelled, or TooLate.")]
        CancellationOutcome Outcome,
    [property: Description("Why it is too late.")] string? Why
)
{
    /// <returns>Null when nobody asked.</returns>
    internal static Cancellation? Of(SubmissionRow row, SagaDetail? saga)
    {
        if (row is not { CancelRequestedAt: { } at, CancelReason: { } reason })
            return null;
        var (outcome, why) = Judge(saga);
        return new Cancellation(at, reason, outcome, why);
    }

    static (CancellationOutcome Outcome, string? Why) Judge(SagaDetail? saga) => saga switch
    {
        { Status: SagaStatus.Cancelled } => (CancellationOutcome.Cancelled, null),
        { Status: SagaStatus.Completed } => (CancellationOutcome.TooLate, "It was completed first."),
        { Status: var status } when status.IsFinal() => (CancellationOutcome.TooLate, $"It had failed already, and is {status}."),
        { Failure.Code: "cancelled" } => (CancellationOutcome.Pending, null),
        { CannotCancelBecause: { } why } => (CancellationOutcome.TooLate, $"{char.ToUpperInvariant(why[0])}{why[1..].TrimEnd('.')}."),
        _ => (CancellationOutcome.Pending, null),
    };
}
