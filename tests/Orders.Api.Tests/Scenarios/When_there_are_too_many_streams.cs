using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace Orders.Api.Tests.Scenarios;

sealed class When_there_are_too_many_streams : Scenario
{
    [Test, CancelAfter(30_000)]
    public async Task Of_one_caller_the_next_is_refused_with_advice_and_others_are_served(CancellationToken cancellation)
    {
        await using var api = new Api(("Orders:Watch:StreamsPerCaller", "2")).OnKestrel();
        using var http = From("127.0.0.1", api);
        using var other = From("127.0.0.2", api);
        var path = await Placed(http);
        await using var first = await Watching.Begin(http, path, cancellation);
        await using (await Watching.Begin(http, path, cancellation))
        {
            using var refused = await Watching.Answer(http, path, cancellation);
            Assert.That(
                (refused.StatusCode, refused.Headers.RetryAfter?.Delta),
                Is.EqualTo((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(15)))
            );
            Assert.That(
                (string?)(await Body(refused))["detail"],
                Does.Contain("127.0.0.1 has 2 streams open").And.Contain("GET /orders/{id} instead")
            );
            await using var elsewhere = await Watching.Begin(other, path, cancellation);
        }
        await Eventually(async () =>
        {
            using var again = await Watching.Answer(http, path, cancellation);
            return again.StatusCode == HttpStatusCode.OK;
        }, "there is room for another when one has ended");
    }

    [Test, CancelAfter(30_000)]
    public async Task Of_all_callers_the_next_is_refused(CancellationToken cancellation)
    {
        await using var api = new Api(("Orders:Watch:Streams", "1")).OnKestrel();
        using var http = From("127.0.0.1", api);
        using var other = From("127.0.0.2", api);
        var path = await Placed(http);
        await using var first = await Watching.Begin(http, path, cancellation);
        using var refused = await Watching.Answer(other, path, cancellation);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((string?)(await Body(refused))["detail"], Does.Contain("1 streams are open here"));
    }

    [Test, CancelAfter(30_000)]
    public async Task A_request_that_found_nothing_to_watch_does_not_count(CancellationToken cancellation)
    {
        await using var api = new Api(("Orders:Watch:StreamsPerCaller", "1"));
        using var http = api.CreateClient();
        using var unknown = await Watching.Answer(http, "/orders/never-seen", cancellation);
        Assert.That(unknown.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await using var watching = await Watching.Begin(http, await Placed(http), cancellation);
    }

    static HttpClient From(string address, Api api) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = api.Address };

    static async Task<string> Placed(HttpClient http)
    {
        var id = NewId();
        using var answer = await http.PostAsJsonAsync("/orders", Order(id));
        answer.EnsureSuccessStatusCode();
        return $"/orders/{id}";
    }
}
