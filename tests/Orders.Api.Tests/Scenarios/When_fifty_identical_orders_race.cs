using System.Net;
using System.Net.Http.Json;

namespace Orders.Api.Tests.Scenarios;

sealed class When_fifty_identical_orders_race : Scenario
{
    [Test]
    public async Task All_are_accepted_and_there_is_one_order()
    {
        var id = NewId();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Place(Order(id))));

        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Accepted));
        Assert.That(await Entries(id), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_holds_for_an_idempotency_key()
    {
        var key = NewId();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PlaceUnder(key)));

        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Accepted));
        Assert.That(answers.Select(answer => answer.Headers.Location).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Of_different_ones_under_one_id_one_wins()
    {
        var id = NewId();
        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(amount => Place(Order(id).With("totalAmount", amount))));
        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Accepted), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict), Is.EqualTo(49));
    }

    static async Task<HttpResponseMessage> PlaceUnder(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders")
        {
            Content = JsonContent.Create(Order(null)),
            Headers = { { "Idempotency-Key", $"\"{key}\"" } },
        };
        return await Http.SendAsync(request);
    }
}
