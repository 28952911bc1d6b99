using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Orders.Saga.Reconciliation;
using Orders.Saga.Reconciliation.Rules;
using Sagas.Persistence;
using Sagas.Testing;
using ServiceDefaults.Holdings;

namespace Orders.Saga.Tests.Reconciliation;

/// <summary>Sagas and participants as the reconciliation reads them, in memory.</summary>
sealed class Shop : HttpMessageHandler, IHttpClientFactory
{
    readonly Dictionary<string, SortedDictionary<Guid, Holding>> holdings =
        Participant.All.ToDictionary(one => one, _ => new SortedDictionary<Guid, Holding>());

    internal StoredSagas Sagas { get; } = new();

    internal ManualTime Time { get; } = new(Ended.At);

    internal ReconciliationOptions Options { get; } = new() { SettleAfter = TimeSpan.Zero };

    /// <summary>What a participant answers instead of what it holds.</summary>
    internal Dictionary<string, HttpStatusCode> Answers { get; } = [];

    /// <summary>What a path answers; without it there is nothing at it.</summary>
    internal Dictionary<string, object> Totals { get; } =
        new() { ["/stock-check"] = Array.Empty<object>(), ["/ledger/check"] = new { isSound = true } };

    internal List<string> Asked { get; } = [];

    /// <summary>Happens after each answer.</summary>
    internal Action Meanwhile { get; set; } = () => { };

    internal Reconciler Reconciler() => new(
        Sagas,
        new ParticipantClient(this, Microsoft.Extensions.Options.Options.Create(Addresses)),
        Microsoft.Extensions.Options.Options.Create(Options),
        Time,
        NullLogger<Reconciler>.Instance);

    static ParticipantAddresses Addresses => new()
    {
        Inventory = "http://inventory", Payments = "http://payments", Shipping = "http://shipping", Banking = "http://banking",
    };

    internal Shop With(params SagaRow[] rows)
    {
        Sagas.Rows.AddRange(rows);
        return this;
    }

    internal Shop Holding(string participant, params Holding[] held)
    {
        foreach (var holding in held)
            holdings[participant][holding.SagaId] = holding;
        return this;
    }

    internal void Forget(string participant) => holdings[participant].Clear();

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var participant = Participant.All.Single(one => one.Equals(request.RequestUri!.Host, StringComparison.OrdinalIgnoreCase));
        lock (Asked)
            Asked.Add(request.RequestUri!.PathAndQuery);
        var answer = Answers.TryGetValue(participant, out var status)
            ? status == 0 ? throw new HttpRequestException("Connection refused") : new HttpResponseMessage(status)
            : Answer(participant, request.RequestUri!);
        Meanwhile();
        return Task.FromResult(answer);
    }

    HttpResponseMessage Answer(string participant, Uri asked)
    {
        if (asked.AbsolutePath != HoldingEndpoints.Path)
            return Totals.TryGetValue(asked.AbsolutePath, out var total) ? Json(total) : new HttpResponseMessage(HttpStatusCode.NotFound);
        var query = HttpUtility.ParseQueryString(asked.Query);
        var all = holdings[participant];
        if (query.GetValues("saga") is { } sagas)
            return Json(sagas.Select(Guid.Parse).Where(all.ContainsKey).Select(saga => all[saga]));
        var after = query["after"] is { } place ? Guid.Parse(place) : (Guid?)null;
        var rest = all.Values.Where(one => after is not { } last || one.SagaId.CompareTo(last) > 0);
        return Json(rest.Take(int.Parse(query["limit"]!, CultureInfo.InvariantCulture)));
    }

    static HttpResponseMessage Json(object value) => new() { Content = JsonContent.Create(value) };
}
