using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orders.Api.Submissions;

namespace Orders.Api.Tests.Scenarios;

sealed class When_an_idempotency_key_is_old : Scenario
{
    [Test]
    public async Task It_is_forgotten_and_its_order_is_not()
    {
        await using var api = new Api(("Orders:IdempotencyKeyRetention", "2.00:00:00"));
        using var http = api.CreateClient();
        var first = await PlaceUnder(http, "old");
        api.Time.Advance(TimeSpan.FromDays(1.5));
        var second = await PlaceUnder(http, "young");
        api.Time.Advance(TimeSpan.FromDays(1));
        await Expire(api);

        Assert.That(await api.Database(db => db.IdempotencyKeys.Select(key => key.Key).ToListAsync()), Is.EqualTo(new[] { "young" }));
        Assert.That(await PlaceUnder(http, "young"), Is.EqualTo(second));
        Assert.That(await PlaceUnder(http, "old"), Is.Not.EqualTo(first));
        Assert.That((await http.GetAsync(first)).IsSuccessStatusCode);
    }

    [Test]
    public async Task More_than_a_batch_of_them_go_at_once()
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        var old = api.Time.GetUtcNow().AddDays(-8);
        await api.Database(db =>
        {
            db.AddRange(
                Enumerable
                    .Range(0, IdempotencyKeyExpiry.Batch + 1)
                    .Select(i => new IdempotencyKeyRow
                    {
                        Key = $"{i}",
                        Fingerprint = "",
                        BusinessId = "",
                        At = old,
                    })
            );
            return db.SaveChangesAsync();
        });
        await Expire(api);
        Assert.That(await api.Database(db => db.IdempotencyKeys.CountAsync()), Is.Zero);
    }

    static Task Expire(Api api) =>
        api.Services.GetServices<IHostedService>().OfType<IdempotencyKeyExpiry>().Single().Expire(CancellationToken.None);

    static async Task<Uri?> PlaceUnder(HttpClient http, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders")
        {
            Content = JsonContent.Create(Order(null)),
            Headers = { { "Idempotency-Key", key } },
        };
        using var answer = await http.SendAsync(request);
        return answer.EnsureSuccessStatusCode().Headers.Location;
    }
}
