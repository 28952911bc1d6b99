using System.Globalization;
using Contracts.Transfers;
using Orders.Saga.StandingTransfers;

namespace Orders.Saga.Tests.Scenarios.StandingTransfers;

/// <summary>In Madrid, which went to summer time on 2030-03-31 (02:00 became 03:00) and back on 2030-10-27 (03:00 became 02:00).</summary>
public sealed class Dates_of_a_standing_transfer
{
    const string Madrid = "Europe/Madrid";
    static readonly Recurrence Monthly = new(1, TimeSpan.Zero), Daily = Days(1);

    static Recurrence Days(int days, double hours = 0) => new(0, TimeSpan.FromDays(days) + TimeSpan.FromHours(hours), days);

    static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    static void Are(string[] expected, Recurrence? every = null, string? cron = null, string? zone = Madrid)
    {
        var plan = Given.AStandingTransfer with { FirstAt = At(expected[0]), Every = every, Cron = cron, TimeZone = zone };
        var dates = new List<DateTimeOffset> { plan.FirstAt };
        for (var date = new StandingTransferDate(1, plan.FirstAt); dates.Count < expected.Length; dates.Add(date.At))
            date = plan.Following(date)!;
        Assert.That(dates, Is.EqualTo(expected.Select(At)));
    }

    [Test]
    public void Stay_at_the_end_of_the_month() =>
        Are(["2031-12-31T09:00+01:00", "2032-01-31T09:00+01:00", "2032-02-29T09:00+01:00", "2032-03-31T09:00+02:00"], Monthly);

    [Test]
    public void Stay_at_the_same_local_time_across_summer_time() =>
        Are(["2030-03-30T09:00+01:00", "2030-03-31T09:00+02:00", "2030-04-01T09:00+02:00"], Daily);

    [Test]
    public void Stay_at_the_same_instant_of_the_day_without_a_time_zone() =>
        Are(["2030-03-30T08:00Z", "2030-03-31T08:00Z", "2030-04-01T08:00Z"], Daily, zone: null);

    [Test]
    public void Are_so_many_hours_apart_when_the_pause_is_in_hours() =>
        Are(["2030-03-30T09:00+01:00", "2030-03-31T10:00+02:00", "2030-04-01T10:00+02:00"], new Recurrence(0, TimeSpan.FromHours(24)));

    [Test]
    public void Add_the_hours_to_the_days() =>
        Are(["2030-03-30T09:00+01:00", "2030-03-31T21:00+02:00", "2030-04-02T09:00+02:00"], Days(1, hours: 12));

    [Test]
    public void Begin_after_the_gap_when_their_time_is_left_out() =>
        Are(["2030-03-30T02:30+01:00", "2030-03-31T03:00+02:00", "2030-04-01T02:30+02:00"], Daily);

    [Test]
    public void Come_once_and_the_first_time_when_their_local_time_comes_twice() =>
        Are(["2030-10-26T02:30+02:00", "2030-10-27T02:30+02:00", "2030-10-28T02:30+01:00"], Daily);

    [Test]
    public void Follow_a_cron_expression_at_the_same_local_time() =>
        Are(["2030-01-31T09:00+01:00", "2030-02-28T09:00+01:00", "2030-03-31T09:00+02:00"], cron: "0 0 9 L * *");

    [Test]
    public void Follow_a_cron_expression_after_the_gap() =>
        Are(["2030-03-30T02:30+01:00", "2030-03-31T03:00+02:00", "2030-04-01T02:30+02:00"], cron: "0 30 2 * * *");

    [Test]
    public void Follow_a_cron_expression_once_when_its_local_time_comes_twice() =>
        Are(["2030-10-26T02:30+02:00", "2030-10-27T02:30+02:00", "2030-10-28T02:30+01:00"], cron: "0 30 2 * * *");

    [Test]
    public void Follow_a_cron_expression_of_an_interval_through_both_hours() =>
        Are(["2030-10-27T02:30+02:00", "2030-10-27T02:00+01:00", "2030-10-27T02:30+01:00"], cron: "0 */30 * * * *");
}
