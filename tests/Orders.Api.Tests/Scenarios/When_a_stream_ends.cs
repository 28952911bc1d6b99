using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orders.Api.Watching;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_stream_ends : Scenario
{
    [Test, CancelAfter(30_000)]
    public async Task With_the_last_of_them_nobody_is_asked_any_more(CancellationToken cancellation)
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        await using (await Opened(api, http, cancellation))
            Assert.That(api.Services.GetRequiredService<Lookout>().IsLooking);
        await Eventually(() => Task.FromResult(!api.Services.GetRequiredService<Lookout>().IsLooking), "the lookout rests");
        Assert.That(api.Services.GetRequiredService<EventStreams>().Slots.Taken, Is.Zero);
        await using var later = await Opened(api, http, cancellation);
    }

    [Test, CancelAfter(30_000)]
    public async Task Since_the_service_stops_it_ends_at_once(CancellationToken cancellation)
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        await using var watching = await Opened(api, http, cancellation);
        api.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.That(await watching.Next(), Is.Null);
    }

    [Test, CancelAfter(30_000)]
    public async Task Since_it_is_old_its_reader_can_go_on(CancellationToken cancellation)
    {
        await using var api = new Api(("Orders:Watch:MaximumAge", "00:00:01"));
        using var http = api.CreateClient();
        await using var watching = await Opened(api, http, cancellation);
        Assert.That(await watching.Next(), Is.Null);
        Assert.That(watching.LastId, Is.Not.Empty);
    }

    [Test, CancelAfter(30_000)]
    public async Task Because_its_machine_vanished_without_a_word_that_is_found_out(CancellationToken cancellation)
    {
        await using var api = new Api(("Orders:Watch:KeepAlive", "00:00:01")).OnKestrel();
        using var http = new HttpClient { BaseAddress = api.Address };
        var id = await Placed(api, http);
        using var vanishing = new VanishingClient(api.Address);
        await vanishing.Watch($"/orders/{id}/events", cancellation);
        Assert.That(api.Services.GetRequiredService<EventStreams>().Slots.Taken, Is.EqualTo(1));

        vanishing.Vanish();

        await Eventually(() => Task.FromResult(api.Services.GetRequiredService<EventStreams>().Slots.Taken == 0), "its stream has ended");
        await Eventually(() => Task.FromResult(!api.Services.GetRequiredService<Lookout>().IsLooking), "nothing is looked at for it");
    }

    [Test, CancelAfter(30_000)]
    public async Task While_the_saga_service_is_away_its_end_is_told_and_nothing_older(CancellationToken cancellation)
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        var id = await Placed(api, http);
        api.Sagas.Knows(id, SagaStatus.Running);
        await using var watching = await Watching.Begin(http, $"/orders/{id}", cancellation);
        Assert.That(await watching.Next(), Is.EqualTo("changed Running"));
        api.Sagas.Silent = true;
        await using var newcomer = await Watching.Begin(http, $"/orders/{id}", cancellation);
        Assert.That(await newcomer.Next(), Is.EqualTo("changed Running"), "what another was told is known here");
        await api.Bus.Publish(FakeSagas.End(id, SagaStatus.Completed), cancellation);
        Assert.That((await watching.Next(), await watching.Next()), Is.EqualTo(("finished Completed", (string?)null)));
    }

    static async Task<Watching> Opened(Api api, HttpClient http, CancellationToken cancellation)
    {
        var watching = await Watching.Begin(http, $"/orders/{await Placed(api, http)}", cancellation);
        Assert.That(await watching.Next(), Is.EqualTo("changed Accepted"));
        return watching;
    }

    static async Task<string> Placed(Api api, HttpClient http)
    {
        var id = NewId();
        using var answer = await http.PostAsJsonAsync("/orders", Order(id));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        return id;
    }
}
