using Contracts.Transfers;
using Cronos;

namespace Orders.Saga.StandingTransfers;

/// <param name="Number">From 1.</param>
sealed record StandingTransferDate(int Number, DateTimeOffset At);

/// <summary>
/// The dates of a standing transfer, in its time zone. Cronos evaluates cron expressions; ISO 8601 durations are counted here, because no
/// cron expression says "a month after the 31st". A local time skipped by a clock change counts at the first moment after the gap, a
/// repeated one at its first occurrence; Cronos does the same, except for expressions such as */30, which count both.
/// </summary>
static class StandingTransferDates
{
    /// <summary>The step in which a run waits for its date.</summary>
    internal const string Wait = "Scheduled";

    /// <summary>A date that is so late is not missed.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>The date for which this run waits or waited.</summary>
    internal static StandingTransferDate Reached(this StandingTransferState standing)
    {
        var (plan, number) = (standing.Plan!, standing.Progress.Date);
        return new(number, plan.Cron is null ? plan.Counted(number) : standing.Progress.At ?? plan.FirstAt);
    }

    /// <summary>
    /// The date that this run is about: the last that had passed when it began, which stands for all dates missed until then, unless each
    /// of them transfers.
    /// </summary>
    internal static StandingTransferDate Last(this StandingTransferState standing)
    {
        var last = standing.Reached();
        if (standing.Plan!.Missed == MissedDates.All)
            return last;
        var began = standing.Began();
        while (standing.Plan.Following(last) is { } next && next.At <= began)
            last = next;
        return last;
    }

    /// <summary>True when the run began too late for its date, and the customer wants such dates to be skipped.</summary>
    internal static bool IsSkipped(this StandingTransferState standing) =>
        standing.Plan!.Missed == MissedDates.Skip && standing.Last().At + Patience < standing.Began();

    static DateTimeOffset Began(this StandingTransferState standing) =>
        standing.Steps.Find(step => step.Name == Wait)?.FinishedAt ?? standing.SubmittedAt;

    /// <summary>The date of the next run; null when this one is the last.</summary>
    internal static StandingTransferDate? Following(this StandingTransferState standing) => standing.Plan!.Following(standing.Last());

    internal static StandingTransferDate? Following(this StandingTransferSubmitted plan, StandingTransferDate date)
    {
        if (date.Number >= plan.Times)
            return null;
        var next = plan.Cron is null
            ? plan.Counted(date.Number + 1)
            : CronExpression.Parse(plan.Cron, CronFormat.IncludeSeconds).GetNextOccurrence(date.At, plan.Zone());
        return next is { } at ? new StandingTransferDate(date.Number + 1, at.ToUniversalTime()) : null;
    }

    /// <summary>Counted from the first date, not from the previous one, so that the last day of a month stays the last.</summary>
    static DateTimeOffset Counted(this StandingTransferSubmitted plan, int number)
    {
        var (first, every, times) = (plan.FirstAt, plan.Every!, number - 1);
        if (times == 0 || every is { Months: 0, Days: 0 })
            return first + every.Time * times;
        var zone = plan.Zone();
        var local = TimeZoneInfo.ConvertTime(first, zone).DateTime.AddMonths(every.Months * times).AddDays(every.Days * times);
        return local.In(zone) + (every.Time - TimeSpan.FromDays(every.Days)) * times;
    }

    static DateTimeOffset In(this DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddTicks(TimeSpan.TicksPerMinute - local.Ticks % TimeSpan.TicksPerMinute);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    static TimeZoneInfo Zone(this StandingTransferSubmitted plan) => TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone ?? "UTC");
}
