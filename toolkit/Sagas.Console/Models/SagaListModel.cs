using Sagas.Access;
using Sagas.Operations;
using Sagas.Persistence;

namespace Sagas.Console.Models;

/// <summary>A saga in the list: its sentence, and its steps as a row of dots.</summary>
public sealed record SagaLine(SagaRow Row, Words Sentence, IReadOnlyList<(string Name, StepStatus Status)> Path)
{
    internal static SagaLine Of(SagaRow row, StatusSentence sentences, PersonalView view, DateTimeOffset now)
    {
        var saga = StoredSaga.Read(row, view);
        return new SagaLine(row, sentences.Of(saga, now), [.. saga.Steps.Where(step => !step.IsHidden).Select(step => (step.Name, step.Status))]);
    }
}

/// <summary>The page with the list.</summary>
/// <param name="Pinned">Those that need a human, before all others, where nothing narrower is asked for.</param>
public sealed record SagaListModel(
    SagaListUrl Url, IReadOnlyList<string> Kinds, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<SagaLine> Pinned, IReadOnlyList<SagaLine> Lines, string? Next, DateTimeOffset? SearchedTo, bool HasLab, bool MayAct, DateTimeOffset Now)
{
    public const int PageSize = 50;
    const int MostPinned = 10;

    internal static async Task<SagaListModel> Load(SagaListUrl url, ISagaQueries sagas, IEnumerable<ISagaTable> tables, StatusSentence sentences, Func<PersonalView> view, bool hasLab, bool mayAct, DateTimeOffset now, CancellationToken cancellation)
    {
        var pins = url is { View: "all", Text: null, After: null, State: null };
        var counts = sagas.Counts(url.Kind, url.Since(now), url.Before(), cancellation);
        var pinned = pins ? sagas.List(url.Query(now, MostPinned) with { Statuses = [SagaStatus.NeedsIntervention] }, cancellation) : Task.FromResult(new SagaListing([], null));
        var listing = await sagas.List(url.Query(now, PageSize), cancellation);
        var first = (await pinned).Rows.Select(row => SagaLine.Of(row, sentences, view(), now)).ToList();
        return new SagaListModel(
            url, [.. tables.Select(table => table.Kind).Order(StringComparer.Ordinal)], ByView(await counts), first,
            [.. listing.Rows.Where(row => first.TrueForAll(pin => pin.Row.Id != row.Id)).Select(row => SagaLine.Of(row, sentences, view(), now))],
            listing.Next is null ? null : (url with { After = listing.Next.ToString() }).ToString(), listing.SearchedTo, hasLab, mayAct, now);
    }

    static Dictionary<string, int> ByView(IReadOnlyDictionary<SagaStatus, int> counts) => SagaListUrl.Views.ToDictionary(
        view => view.View,
        view => view.Statuses.Length == 0 ? counts.Values.Sum() : view.Statuses.Sum(status => counts[status]));
}
