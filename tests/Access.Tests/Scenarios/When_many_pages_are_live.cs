using System.Net;

namespace Access.Tests.Scenarios;

sealed class When_many_pages_are_live
{
    [Test, CancelAfter(60_000)]
    public async Task One_user_cannot_take_them_all(CancellationToken cancellation)
    {
        await using var service = new Service("Production", ("Console:LivePagesPerCaller", "1")).Start();
        using var viewer = service.Client("viewer");
        using var admin = service.Client("admin");
        using (var first = await Live(viewer, cancellation))
        {
            Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            using var second = await Live(viewer, cancellation);
            Assert.That(
                (second.StatusCode, second.Headers.RetryAfter?.Delta),
                Is.EqualTo((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(15)))
            );
            Assert.That(await second.Content.ReadAsStringAsync(cancellation), Does.Contain("Console:LivePagesPerCaller"));
            using var another = await Live(admin, cancellation);
            Assert.That(another.StatusCode, Is.EqualTo(HttpStatusCode.OK), "each user has an allowance of its own");
        }
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            using var later = await Live(viewer, cancellation);
            if (later.StatusCode == HttpStatusCode.OK)
                break;
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    static Task<HttpResponseMessage> Live(HttpClient http, CancellationToken cancellation) =>
        http.GetAsync(new Uri("/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
}
