using Sagas.Access;
using Sagas.Console.Shared;
using Sagas.Operations;

namespace Sagas.Console.SagaList;

/// <summary>What the list of sagas shows.</summary>
/// <param name="Pinned">Sagas that need attention, above all others; empty once the list is filtered.</param>
/// <param name="SearchedTo">How far back a text search got that stopped before the end with less than a page.</param>
public sealed record SagaListModel(
    SagaListUrl Url,
    IReadOnlyList<string> Kinds,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyList<SagaLine> Pinned,
    IReadOnlyList<SagaLine> Lines,
    string? Next,
    DateTimeOffset? SearchedTo,
    bool HasLab,
    bool MayAct,
    DateTimeOffset Now)
{
    public const int PageSize = 50;
    const int MostPinned = 10;

    internal static async Task<SagaListModel> Load(
        SagaListUrl url, ISagaQueries sagas, IEnumerable<ISagaTable> tables, StatusSentence sentences, Func<PersonalView> view,
        bool hasLab, bool mayAct, DateTimeOffset now, CancellationToken cancellation)
    {
        var counts = sagas.Counts(url.Kind, url.Since(now), url.Before(), cancellation);
        var pinned = url is { View: "all", Text: null, After: null, State: null }
            ? sagas.List(url.Query(now, MostPinned) with { Statuses = [SagaStatus.NeedsIntervention] }, cancellation)
            : Task.FromResult(new SagaListing([], null));
        var listing = await sagas.List(url.Query(now, PageSize), cancellation);
        var first = (await pinned).Rows.Select(row => SagaLine.Of(row, sentences, view(), now)).ToList();
        return new SagaListModel(
            url,
            [.. tables.Select(table => table.Kind).Order(StringComparer.Ordinal)],
            ByView(await counts),
            first,
            [.. listing.Rows.Where(row => first.TrueForAll(pin => pin.Row.Id != row.Id))
                .Select(row => SagaLine.Of(row, sentences, view(), now))],
            listing.Next is null ? null : (url with { After = listing.Next.ToString() }).ToString(),
            listing.SearchedTo,
            hasLab,
            mayAct,
            now);
    }

    static Dictionary<string, int> ByView(IReadOnlyDictionary<SagaStatus, int> counts) => SagaListUrl.Views.ToDictionary(
        view => view.View,
        view => view.Statuses.Length == 0 ? counts.Values.Sum() : view.Statuses.Sum(status => counts[status]));
}
