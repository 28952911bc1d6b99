using System.Diagnostics;

namespace Bench;

/// <summary>What one subject did.</summary>
sealed record Result(
    string Name,
    double PerSecond,
    TimeSpan P50,
    TimeSpan P99,
    double AppMs,
    double BrokerMs,
    double DatabaseMs,
    double Commits,
    double Messages
);

static class Measure
{
    /// <summary>Warm-up, then a burst, then one at a time; costs are those of the burst.</summary>
    internal static async Task<Result> Run(Subject subject, Settings settings, Costs costs)
    {
        Say(subject, "starts");
        await subject.Start();
        var number = 0;
        await Burst(settings.WarmUp);
        Say(subject, "is warm");
        var before = await costs.Read();
        var clock = Stopwatch.StartNew();
        await Burst(settings.Burst);
        var elapsed = clock.Elapsed;
        var spent = await costs.Read() - before;
        Say(subject, $"did {settings.Burst / elapsed.TotalSeconds:0} orders/s");
        var times = new List<TimeSpan>();
        for (var i = 0; i < settings.OneByOne; i++)
        {
            clock.Restart();
            await subject.Order(++number);
            times.Add(clock.Elapsed);
        }
        times.Sort();
        return new Result(
            subject.Name,
            settings.Burst / elapsed.TotalSeconds,
            times[times.Count / 2],
            times[times.Count * 99 / 100],
            spent.App / settings.Burst,
            spent.Broker / settings.Burst,
            spent.Database / settings.Burst,
            spent.Commits / settings.Burst,
            spent.Messages / settings.Burst
        );

        static void Say(Subject subject, string what) => Console.Error.WriteLine($"{subject.Name} {what}");

        Task Burst(int orders) => Task.WhenAll(Enumerable.Range(0, orders).Select(_ => subject.Order(Interlocked.Increment(ref number))));
    }
}
