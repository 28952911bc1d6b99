using System.ComponentModel;
using Contracts.Transfers;
using Orders.Api.Input;
using Orders.Api.Submissions;
using Orders.Api.Transfers;

namespace Orders.Api.StandingTransfers;

/// <summary>The body of <c>POST /standing-transfers</c>.</summary>
public sealed record StandingTransferRequest(
    [property: Description("1 to 34 letters, digits and dashes.")] string SourceAccount,
    [property: Description("Another one.")] string TargetAccount,
    [property: Description("Above 0, at most 10,000,000, at most 2 decimals; moved on each date.")] decimal Amount,
    [property: Description("1 to 64 letters, digits, - _ and . ; the idempotency key.")] string ReferenceId,
    [property: Description("ISO 8601: P1M for each month, P7D, PT12H; one second to ten years.")] string Every,
    [property: Description("ISO 4217; that of the source account when absent.")] string? Currency = null,
    [property: Description("The first date, RFC 3339, at most 10 years ahead; at once when absent or past. Later dates are counted from it.")] DateTimeOffset? StartAt = null,
    [property: Description("How many dates, 1 to 100,000; until it is ended when absent.")] int? Times = null) : IReadable<StandingTransferRequest>, ISubmission
{
    Rhythm? rhythm;

    SubmissionKind ISubmission.Kind => SubmissionKind.StandingTransfer;
    string? ISubmission.Id => ReferenceId;
    object ISubmission.Content => this;

    object ISubmission.Submitted(SubmissionRow row) => new StandingTransferSubmitted(
        row.SagaId, ReferenceId, SourceAccount, TargetAccount, Amount, Currency, StartAt ?? row.SubmittedAt, rhythm!, Times, new StandingTransferProgress(1, 0, 0, IsPaused: false));

    static StandingTransferRequest IReadable<StandingTransferRequest>.Read(Fields body, DateTimeOffset now)
    {
        var (source, target) = body.TwoAccounts();
        var every = body.Rhythm();
        return new StandingTransferRequest(
            source, target, body.Amount("amount") ?? 0, body.Id("referenceId", required: true) ?? "", body.Text("every", 40, required: false) ?? "",
            body.Currency(), ExecutionTime.Read(body, "startAt", now), body.Times()) { rhythm = every };
    }
}

static class TimesRule
{
    const int Most = 100_000;

    internal static int? Times(this Fields body)
    {
        var allowed = $"a whole number from 1 to {Most}";
        if (body.Number("times", allowed, required: false) is not { } times)
            return null;
        if (times is >= 1 and <= Most && decimal.Truncate(times) == times)
            return (int)times;
        body.Refuse("times", $"It is {times}; allowed is {allowed}.");
        return null;
    }
}
