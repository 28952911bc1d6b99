using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ServiceDefaults.Holdings;

namespace Orders.Saga.Reconciliation;

/// <summary>A participant could not be asked, or did not answer as it should.</summary>
sealed class NotAskedException(string words) : Exception(words);

/// <summary>Asks the participants what they hold.</summary>
sealed class ParticipantClient(IHttpClientFactory clients, IOptions<ParticipantAddresses> addresses)
{
    internal const string Name = "participants";

    internal async Task<IReadOnlyList<Holding>> Of(string participant, IReadOnlyCollection<Guid> sagas, CancellationToken cancellation)
    {
        var all = new List<Holding>();
        foreach (var some in sagas.Chunk(IHoldings.MostRead))
            all.AddRange(await Holdings(participant, string.Join('&', some.Select(saga => $"saga={saga}")), cancellation));
        return all;
    }

    internal Task<List<Holding>> After(string participant, Guid? saga, CancellationToken cancellation) =>
        Holdings(participant, $"limit={IHoldings.MostRead}{(saga is { } last ? $"&after={last}" : "")}", cancellation);

    async Task<List<Holding>> Holdings(string participant, string query, CancellationToken cancellation) =>
        await Get<List<Holding>>(participant, $"{HoldingEndpoints.Path}?{query}", cancellation)
        ?? throw new NotAskedException($"{participant} has no {HoldingEndpoints.Path}; does an older version run there?");

    /// <returns>Null when there is nothing at this path.</returns>
    /// <exception cref="NotAskedException">It does not answer, or not with what was asked for.</exception>
    internal async Task<T?> Get<T>(string participant, string path, CancellationToken cancellation) where T : class
    {
        var address = addresses.Value.Of(participant);
        try
        {
            using var http = clients.CreateClient(Name);
            using var answer = await http.GetAsync(new Uri(new Uri(address), path), cancellation);
            if (answer.StatusCode == HttpStatusCode.NotFound)
                return null;
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadFromJsonAsync<T>(cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or OperationCanceledException
            && !cancellation.IsCancellationRequested)
        {
            throw new NotAskedException($"{participant} at {address} could not be asked: {failure.Message}");
        }
    }
}
