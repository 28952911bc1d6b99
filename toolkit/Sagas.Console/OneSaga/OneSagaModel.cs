using System.Text.Json;
using Sagas.Access;
using Sagas.Console.Actions;
using Sagas.Console.Diagrams;
using Sagas.Console.Shared;
using Sagas.DeadLetters;
using Sagas.Journal;
using Sagas.Operations;
using Sagas.Persistence;

namespace Sagas.Console.OneSaga;

/// <summary>What the page of one saga shows, derived from its row and its history.</summary>
/// <param name="Earlier">The position before which there are more events; null when the first one is shown.</param>
public sealed record OneSagaModel(
    SagaRow Row,
    StoredSaga Saga,
    Words Sentence,
    Diagram? Diagram,
    IReadOnlyList<Upcoming> Next,
    Ledger Ledger,
    Timeline Timeline,
    IReadOnlyList<Attempt> Waiting,
    IReadOnlyList<TimerRow> Timers,
    IReadOnlyList<SagaEvent> Events,
    long? Earlier,
    IReadOnlyList<(string How, SagaRow Row)> Related,
    string? TraceUrl,
    DateTimeOffset Now)
{
    public const int PageSize = 100;

    /// <summary>Ledger, timeline and diagram are made from so many events.</summary>
    const int LookedAt = 400;

    public IReadOnlyList<ActionChoice> Actions { get; init; } = [];

    /// <summary>The operation that led to this page, to show its outcome.</summary>
    public Operation? Done { get; init; }

    /// <summary>The dead letters of this saga.</summary>
    public IReadOnlyList<DeadLetterItem> Dead { get; init; } = [];

    public string? Input => Events is [{ Entry: { Seq: 1 } } first, ..] ? first.Body : null;

    public string Own => Json.Pretty(JsonSerializer.SerializeToElement(Saga.Own));

    public string Results => Json.Pretty(JsonSerializer.SerializeToElement(
        Saga.Steps.Where(step => step.Result is not null).ToDictionary(step => step.Name, step => step.Result!.Value)));

    public string? TraceId => Events.LastOrDefault(e => e.Entry.TraceId is not null)?.Entry.TraceId;

    internal static async Task<OneSagaModel?> Load(
        string id, long? before, ISagaQueries sagas, ISagaReader reader, IEnumerable<ISagaTable> tables, StatusSentence sentences,
        ConsoleOptions options, PersonalView view, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await sagas.Find(id, cancellation) is not { } row)
            return null;
        var saga = StoredSaga.Read(row, view);
        var timers = reader.Timers(row.Id, cancellation);
        var entries = await sagas.History(row.Id, before ?? long.MaxValue, LookedAt, cancellation);
        var history = entries.Select(entry => SagaEvent.Of(entry, view)).ToList();
        var graph = tables.OfType<ISagaGraph>().Select(table => table.Graph).FirstOrDefault(graph => graph.Kind == row.Kind);
        var attempts = Attempt.Of(history, saga.FinishedAt);
        var next = graph is null ? [] : Upcoming.Of(saga, graph, tables.First(table => table.Kind == row.Kind).Owed(saga));
        return new OneSagaModel(
            row,
            saga,
            sentences.Of(saga, now),
            graph is null ? null : Diagram.Of(graph, saga, next, history, attempts),
            next,
            Ledger.Of(saga, graph, attempts),
            Timeline.Of(attempts, history, now),
            [.. attempts.Where(attempt => attempt.End == AttemptEnd.Open)],
            await timers,
            [.. history.TakeLast(PageSize)],
            EarlierThan(history),
            await RelatedTo(row, saga, history, sagas, cancellation),
            options.TraceUrl,
            now);
    }

    static long? EarlierThan(List<SagaEvent> history) =>
        history.Count > PageSize || history is [{ Entry.Seq: > 1 }, ..]
            ? history[Math.Max(0, history.Count - PageSize)].Position
            : null;

    /// <summary>Its parent, its children, its other runs, and sagas of other kinds with the same business id.</summary>
    static async Task<IReadOnlyList<(string, SagaRow)>> RelatedTo(
        SagaRow row, StoredSaga saga, List<SagaEvent> history, ISagaQueries sagas, CancellationToken cancellation)
    {
        HashSet<Guid> children =
        [
            .. saga.Steps.Select(step => step.ChildId).OfType<Guid>(),
            .. history.SelectMany(e => e.Sent).Select(sent => sent.Child).OfType<Guid>(),
        ];
        Guid[] ids = [.. children, .. new[] { saga.ParentId, saga.ContinuedFrom, saga.ContinuedAs }.OfType<Guid>()];
        var related = await sagas.Related(ids, row.BusinessId, cancellation);
        return [.. related.Where(other => other.Id != row.Id).Select(other => (How(saga, other.Id, children), other))];
    }

    static string How(StoredSaga saga, Guid other, HashSet<Guid> children) =>
        other == saga.ContinuedFrom ? "previous run"
        : other == saga.ContinuedAs ? "next run"
        : other == saga.ParentId ? "parent"
        : children.Contains(other) ? "child"
        : "same business id";
}
