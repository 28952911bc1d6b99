using System.ComponentModel;
using Contracts.Transfers;
using Orders.Api.Input;
using Orders.Api.Submissions;
using Orders.Api.Transfers;

namespace Orders.Api.StandingTransfers;

/// <summary>The body of <c>POST /standing-transfers</c>.</summary>
public sealed record StandingTransferRequest(
    [property: Description("1 to 34 letters, digits and dashes.")] string SourceAccount,
    [property: Description("A different account.")] string TargetAccount,
    [property: Description("Above 0, at most 10,000,000, no more decimals than the currency has (2 without one); moved on each date.")]
        decimal Amount,
    [property: Description("1 to 64 letters, digits, - _ and . ; the idempotency key.")] string ReferenceId,
    [property: Description("ISO 8601: P1M for each month, P7D, PT12H; one second to ten years. This or cron.")] string? Every = null,
    [property: Description("ISO 4217; that of the source account when absent.")] string? Currency = null,
    [property: Description(
        "RFC 3339, not past, at most 10 years ahead; now when absent. With every the first date; the others are counted from it."
    )]
        DateTimeOffset? StartAt = null,
    [property: Description("How many dates, 1 to 100,000; until it is ended when absent.")] int? Times = null,
    [property: Description("IANA name, as Europe/Madrid: where days and months are counted; UTC when absent.")] string? TimeZone = null,
    [property: Description(
        "Minute, hour, day, month, weekday, or seconds before them: 0 9 L * * for the last day of each month. This or every."
    )]
        string? Cron = null,
    [property: Description(
        "What is done about dates that passed while the system was down: one (one transfer makes up for them; the default), "
            + "skip (none, unless it is at most an hour late) or all (one transfer each)."
    )]
        string? Missed = null
) : IReadable<StandingTransferRequest>, ISubmission
{
    SubmissionKind ISubmission.Kind => SubmissionKind.StandingTransfer;
    string? ISubmission.Id => ReferenceId;
    object ISubmission.Content => this;

    object ISubmission.Submitted(SubmissionRow row)
    {
        var (cron, first) = Cron is null ? (null, StartAt ?? row.SubmittedAt) : CronRules.Read(Cron, StartAt ?? row.SubmittedAt, TimeZone);
        return new StandingTransferSubmitted(
            row.SagaId,
            ReferenceId,
            SourceAccount,
            TargetAccount,
            Amount,
            Currency,
            first,
            Every is null ? null : RecurrenceRules.Read(Every),
            Times,
            new StandingTransferProgress(1, 0, 0, IsPaused: false),
            TimeZone,
            cron,
            Missed ?? MissedDates.One
        );
    }

    (string Field, string Message)? ISubmission.Problem(Circumstances now) => ExecutionTime.Past("startAt", StartAt, now.Now);

    static StandingTransferRequest IReadable<StandingTransferRequest>.Read(Fields body, DateTimeOffset now)
    {
        var (source, target) = body.TwoAccounts();
        var (every, zone, start) = (body.Recurrence(), body.TimeZone(), ExecutionTime.Read(body, "startAt", now));
        var cron = body.Cron(start ?? now, zone ?? TimeZoneInfo.Utc);
        // In this order errors list the fields; an amount cannot be read without its currency.
        body.Knows("amount", "referenceId");
        var currency = body.Currency();
        return new StandingTransferRequest(
            source, target, body.Amount("amount", currency) ?? 0, body.Id("referenceId", required: true) ?? "",
            every, currency, start, body.Times(), zone?.Id, cron, body.Missed());
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

static class MissedRule
{
    /// <returns>Null when it is absent or unknown.</returns>
    internal static string? Missed(this Fields body)
    {
        if (body.Text("missed", 10, required: false) is not { } text)
            return null;
        if (text is MissedDates.One or MissedDates.Skip or MissedDates.All)
            return text;
        body.Refuse("missed", $"It is '{text}'; allowed are {MissedDates.One}, {MissedDates.Skip} and {MissedDates.All}.");
        return null;
    }
}
