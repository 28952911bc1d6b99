using System.Globalization;
using Bench;
using Bench.BusOnly;
using Bench.Journalled;

var settings = Settings.FromEnvironment();
var costs = new Costs(settings);
using var broker = new Broker(settings);
await Databases.Drop(settings);
var run = $"b{Environment.TickCount64}";
Subject[] subjects =
[
    new BusOnlySubject(await broker.Fresh("bench-bus-only")),
    new JournalledSubject(settings with { RabbitMq = await broker.Fresh("bench-journal") }, 1000, run),
    new JournalledSubject(settings with { RabbitMq = await broker.Fresh("bench-hot") }, 1, run + "h"),
];
var results = new List<Result>();
foreach (var subject in subjects)
{
    results.Add(await Measure.Run(subject, settings, costs));
    await subject.DisposeAsync();
}

Console.WriteLine("| | orders/s | of bus only | p50 | p99 | CPU ms/order: app | broker | database | commits/order | messages/order |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
foreach (var r in results)
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {r.Name} | {r.PerSecond:0} | {r.PerSecond / results[0].PerSecond:0.00} | {r.P50.TotalMilliseconds:0.0} ms | "
                + $"{r.P99.TotalMilliseconds:0.0} ms | {r.AppMs:0.00} | {r.BrokerMs:0.00} | {r.DatabaseMs:0.00} | {r.Commits:0.00} | "
                + $"{r.Messages:0.0} |"
        )
    );
