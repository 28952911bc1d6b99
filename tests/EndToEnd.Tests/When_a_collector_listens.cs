using EndToEnd.Tests.Telemetry;

namespace EndToEnd.Tests;

/// <summary>
/// The first of all, so that nothing but its own orders is under way: what somebody asks for is one trace, and nothing else is any.
/// </summary>
[Order(0)]
public sealed class When_a_collector_listens
{
    const string Always = "dotnet.gc.collections";
    static readonly string[] OfAnOrder = ["orders-api", "orders-saga", "inventory", "payments", "shipping"];
    static readonly string[] All = [.. OfAnOrder, "banking"];

    static Collector Collector => RunningSystem.Collector;

    [SetUp]
    public void Listen() => Collector.Forget();

    [OneTimeTearDown]
    public void Hang_up() => Collector.Keeps = false;

    /// <summary>
    /// Since the processes were started: migrations, polling, timers, and what monitoring and open pages ask again and again.
    /// </summary>
    [Test, Order(1)]
    public async Task Should_begin_no_trace_while_nobody_does_anything()
    {
        using var page = await Client.Listen(Client.Sagas, "/live");
        Assert.That(await page.ReadLineAsync(), Is.EqualTo("event: ready"));
        Assert.That(await Client.Exists(Client.Sagas, "/sagas", ("X-Live", "1")), "the page reads itself again");
        Assert.That(await Client.Exists(Client.Payments, "/health/ready"));
        Assert.That(await Client.Exists(Client.Payments, "/metrics"));
        await AfterExports(6);
        Assert.That(Collector.Spans, Is.Empty);
    }

    [Test, Order(2)]
    public async Task Should_show_an_order_as_one_trace_through_all_services()
    {
        await Client.Place(Client.Order("traced", "MOUSE-001"));
        var trace = await Finished("POST /orders");
        await AfterExports(4);
        Assert.That(Services(trace), Is.SupersetOf(OfAnOrder));
        Assert.That(
            Collector.Spans.Select(span => span.TraceId).Distinct(),
            Is.EqualTo(new[] { trace }),
            "nothing that came of the order is outside its trace"
        );
        Assert.That(Torn(trace), Is.Empty, "each span lies under another, up to the request");
    }

    [Test, Order(3)]
    public async Task Should_keep_a_retry_in_the_trace_and_tell_in_the_log_which_order_it_is_about()
    {
        await Client.Put(Client.Payments, "/simulation", new { mode = "Offline" });
        await Client.Place(Client.Order("retried", "MOUSE-001"));
        await Collector.Until(
            () => Warnings("retried").Any(),
            () => $"no line of payments says so of order 'retried': {string.Join('\n', Collector.Logs)}"
        );
        await Client.Put(Client.Payments, "/simulation", new { mode = "Online" });
        var trace = await Finished("POST /orders");
        await Collector.Until(() => Attempts(trace) > 1, () => $"payments tried {Attempts(trace)} times: {Shown(Of(trace))}");
        Assert.That(Warnings("retried").Select(line => line.TraceId).Distinct(), Is.EqualTo(new[] { trace }));
        Assert.That(Warnings("retried").First().Attributes["SagaId"], Has.Some.Matches<string>(id => Guid.TryParse(id, out _)));
        Assert.That(Warnings("retried").First().Text, Does.Contain("ChargePayment of saga").And.Not.Contain("{"));
        Assert.That(
            Collector.Spans.Where(span => span is { Parent: "", Kind: not ReceivedSpan.Server }),
            Is.Empty,
            "every trace begins with a request"
        );
    }

    /// <summary>
    /// The process that accepted the order dies before it could send: its successor finds the message in the journal, and the trace with
    /// it.
    /// </summary>
    [Test, Order(4)]
    public async Task Should_go_on_with_the_trace_when_the_relay_sends()
    {
        const string Trace = "5a6a5000000000000000000000000001";
        RunningSystem.Run("stop", "rabbitmq");
        await Client.Place(
            Client.Orders,
            "/orders",
            Client.Order("swept", "MOUSE-001"),
            ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01")
        );
        RunningSystem.Run("kill", "orders-api");
        RunningSystem.Run("start", "rabbitmq");
        await Collector.Until(() => HasFinished(Trace), () => $"of the trace there are {Shown(Of(Trace))}");
        Assert.That(Services(Trace), Is.SupersetOf(OfAnOrder));
    }

    [TestCaseSource(nameof(All)), Order(5)]
    public void Should_get_metrics_of(string service) =>
        Assert.That(Collector.MetricsOf(service), Is.SupersetOf(new[] { Always, "sagas.journal.commits", "db.client.connection.count" }));

    [Test, Order(6)]
    public async Task Should_show_the_journal_to_Prometheus_too() =>
        Assert.That(await Client.Text(Client.Payments, "/metrics"), Does.Match("""(?m)^sagas_journal_commits_total\{.*\} [1-9]"""));

    static IEnumerable<ReceivedSpan> Of(string trace) => Collector.Spans.Where(span => span.TraceId == trace);

    static int Attempts(string trace) => Of(trace).Count(span => span.Name == "payments receive");

    static IEnumerable<string> Services(string trace) => Of(trace).Select(span => span.Service).Distinct();

    static IEnumerable<ReceivedSpan> Torn(string trace)
    {
        var known = Of(trace).Select(span => span.Id).Append("").ToHashSet();
        return Of(trace).Where(span => !known.Contains(span.Parent));
    }

    static IEnumerable<ReceivedLog> Warnings(string order) =>
        Collector.Logs.Where(line => line.Service == "payments" && line.Attributes["BusinessId"].Contains(order));

    /// <summary>The trace that began with a request, once the API has heard of its end.</summary>
    static async Task<string> Finished(string request)
    {
        await Collector.Until(
            () => Begun(request) is { } trace && HasFinished(trace),
            () => $"of the trace there are {Shown(Collector.Spans)}"
        );
        return Begun(request)!;
    }

    static string? Begun(string request) =>
        Collector.Spans.FirstOrDefault(span => span.Name.StartsWith(request, StringComparison.Ordinal))?.TraceId;

    static bool HasFinished(string trace) => Of(trace).Any(span => span is { Service: "orders-api", Name: "orders-api receive" });

    static string Shown(IEnumerable<ReceivedSpan> spans) => string.Join('\n', spans);

    /// <summary>
    /// Waits as long as it takes each service to export its metrics so many times; they do once a second, and look for work every two.
    /// </summary>
    static async Task AfterExports(int count)
    {
        var wanted = All.ToDictionary(service => service, service => Collector.Exports(service, Always) + count);
        await Collector.Until(
            () => wanted.All(one => Collector.Exports(one.Key, Always) >= one.Value),
            () => $"not every service exports {Always} {count} times"
        );
    }
}
