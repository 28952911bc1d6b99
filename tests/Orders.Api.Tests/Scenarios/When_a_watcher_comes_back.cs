using System.Net;
using System.Net.Http.Json;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_watcher_comes_back : Scenario
{
    [Test, CancelAfter(30_000)]
    public async Task It_is_not_told_again_what_it_has_seen(CancellationToken cancellation)
    {
        var (id, lastSeen) = await Seen(SagaStatus.Running, cancellation);
        await using var again = await Watching.Begin(Http, $"/orders/{id}", cancellation, lastSeen);
        Api.Sagas.Knows(id, SagaStatus.Retrying);
        Assert.That(await again.Next(), Is.EqualTo("changed Retrying"));
    }

    [Test, CancelAfter(30_000)]
    public async Task It_is_told_what_it_missed(CancellationToken cancellation)
    {
        var (id, lastSeen) = await Seen(SagaStatus.Running, cancellation);
        Api.Sagas.Knows(id, SagaStatus.Retrying);
        await using var again = await Watching.Begin(Http, $"/orders/{id}", cancellation, lastSeen);
        Assert.That(await again.Next(), Is.EqualTo("changed Retrying"));
    }

    [Test, CancelAfter(30_000)]
    public async Task It_may_say_in_the_address_what_it_has_seen(CancellationToken cancellation)
    {
        var (id, lastSeen) = await Seen(SagaStatus.Completed, cancellation);
        using var answer = await Http.GetAsync($"/orders/{id}/events?lastEventId={lastSeen}", cancellation);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test, CancelAfter(30_000)]
    public async Task And_has_seen_the_end_it_is_told_to_stay_away(CancellationToken cancellation)
    {
        var (id, lastSeen) = await Seen(SagaStatus.Compensated, cancellation);
        using (var saidByTheSaga = await Watching.Answer(Http, $"/orders/{id}", cancellation, lastSeen))
            Assert.That(saidByTheSaga.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), "while only its saga says so");
        await Finished(id, SagaStatus.Compensated);
        using (var readHere = await Watching.Answer(Http, $"/orders/{id}", cancellation, lastSeen))
            Assert.That(readHere.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), "when its own row says so");
    }

    [Test, CancelAfter(30_000)]
    public async Task And_has_not_seen_the_end_that_is_all_it_is_told(CancellationToken cancellation)
    {
        var (id, lastSeen) = await Seen(SagaStatus.Running, cancellation);
        await Finished(id, SagaStatus.Completed);
        await using var again = await Watching.Begin(Http, $"/orders/{id}", cancellation, lastSeen);
        Assert.That((await again.Next(), await again.Next()), Is.EqualTo(("finished Completed", (string?)null)));
    }

    [Test, CancelAfter(30_000)]
    public async Task While_the_saga_service_is_away_it_is_not_thrown_back(CancellationToken cancellation)
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        var id = NewId();
        (await http.PostAsJsonAsync("/orders", Order(id), cancellation)).EnsureSuccessStatusCode();
        api.Sagas.Knows(id, SagaStatus.Running);
        string? lastSeen;
        await using (var first = await Watching.Begin(http, $"/orders/{id}", cancellation))
        {
            Assert.That(await first.Next(), Is.EqualTo("changed Running"));
            lastSeen = first.LastId;
        }

        api.Sagas.Silent = true;
        await using var again = await Watching.Begin(http, $"/orders/{id}", cancellation, lastSeen);
        await using var newcomer = await Watching.Begin(http, $"/orders/{id}", cancellation);
        Assert.That(await newcomer.Next(), Is.EqualTo("changed Accepted"), "who knows nothing is told what is known here");
        api.Sagas.Knows(id, SagaStatus.Retrying);
        api.Sagas.Silent = false;
        api.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.That(await again.Next(), Is.EqualTo("changed Retrying"));
    }

    /// <summary>Its last event, after which it went.</summary>
    static async Task<(string Id, string? Event)> Seen(SagaStatus status, CancellationToken cancellation)
    {
        var id = await Placed();
        Api.Sagas.Knows(id, status);
        await using var watching = await Watching.Begin(Http, $"/orders/{id}", cancellation);
        Assert.That(await watching.Next(), Does.EndWith($" {status}"));
        Assert.That(watching.LastId, Is.Not.Null.And.Not.Empty);
        return (id, watching.LastId);
    }
}
