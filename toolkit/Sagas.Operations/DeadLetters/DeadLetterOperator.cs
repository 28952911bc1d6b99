using System.Security.Claims;
using Sagas.Access;
using Sagas.Operations;

namespace Sagas.DeadLetters;

/// <summary>
/// Checks, records, moves, and records the outcome. A recorded operation is completed even if the caller disconnects.
/// </summary>
sealed class DeadLetterOperator(IDeadLetterBooks books, DeadLetterMover mover, IAuditTrail audit, TimeProvider time) : IDeadLetterOperator
{
    public string? Forbidden(ClaimsPrincipal who) => who.WhyNotOperator("move messages");

    public string Preview(SagaAction action, DeadLetterItem letter, int messages)
    {
        var (what, it, its) = messages == 1 ? (letter.Message, "it", "its") : ($"{messages} messages", "they", "their");
        return action == SagaAction.ResendMessage
            ? $"Sends {what} from {letter.Queue} back to {letter.Origin}, byte for byte, under {its} own message id: if {it} "
                + $"{(messages == 1 ? "was" : "were")} handled after all, {letter.Origin} knows the id and does nothing twice."
            : $"Removes {what} from {letter.Queue} for good. What is shown here stays, the full content does not, and no saga hears of "
                + "it: one that waits for it goes on when its time is up.";
    }

    public async Task<Operation> Run(
        DeadLetterSelection selection,
        SagaAction action,
        string? reason,
        ClaimsPrincipal who,
        CancellationToken cancellation
    )
    {
        var letters = await books.Select(selection, IDeadLetterOperator.Most, cancellation);
        var missing = selection.Queue is not null
            ? letters.Count == 0
                ? [$"{selection.Queue}: {selection.Cause}"]
                : []
            : selection.Ids.Except(letters.Select(letter => letter.Id)).Select(id => id.ToString()).ToList();
        var lines = new AuditLines(who, action, Reasons.Clean(reason), letters.Count + missing.Count, time);
        var asked = letters
            .Select(
                (letter, item) => new Ask(letter, lines.Request(item, letter.Id.ToString(), letter.SagaId, kind: null, letter.BusinessId))
            )
            .Concat(missing.Select((id, item) => new Ask(null, lines.Request(letters.Count + item, id, null, null, null))))
            .ToList();
        (ActionOutcome Outcome, string Why)? verdict =
            Forbidden(who) is { } forbidden ? (ActionOutcome.Forbidden, forbidden)
            : Reasons.Problem(reason) is { } problem ? (ActionOutcome.Invalid, problem)
            : null;
        await audit.Append([.. asked.Select(one => one.Request)], cancellation);
        var moved = verdict is null
            ? await mover.Move([.. letters], action, lines.OperationId)
            : new Dictionary<Guid, (ActionOutcome, string?)>();
        var outcomes = asked.Select(one => Outcome(one, verdict, moved, lines)).ToList();
        await audit.AppendSurely(outcomes);
        return lines.Operation(asked.Zip(outcomes, (one, outcome) => (one.Request, outcome)));
    }

    static OperationRow Outcome(
        Ask one,
        (ActionOutcome Outcome, string Why)? verdict,
        IReadOnlyDictionary<Guid, (ActionOutcome Outcome, string? Detail)> moved,
        AuditLines lines
    )
    {
        if (verdict is var (refused, why))
            return lines.Outcome(one.Request, refused, why);
        return one.Letter is { } letter && moved.TryGetValue(letter.Id, out var outcome)
            ? lines.Outcome(one.Request, outcome.Outcome, outcome.Detail)
            : lines.Outcome(one.Request, ActionOutcome.NotFound, "There is no such dead letter, or none of this cause is left.");
    }

    sealed record Ask(DeadLetter? Letter, OperationRow Request);
}
