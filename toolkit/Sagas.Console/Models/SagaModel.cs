using System.Text.Json;
using Sagas.Access;
using Sagas.Journal;
using Sagas.Operations;
using Sagas.Persistence;

namespace Sagas.Console.Models;

/// <summary>Everything that the page of one saga shows, derived from its row and its history.</summary>
public sealed record SagaModel(
    SagaRow Row, StoredSaga Saga, Words Sentence, Diagram? Diagram, IReadOnlyList<Upcoming> Next, Ledger Ledger, Timeline Timeline, IReadOnlyList<Attempt> Waiting, IReadOnlyList<TimerRow> Timers,
    IReadOnlyList<SagaEvent> Events, long? Earlier, IReadOnlyList<(string How, SagaRow Row)> Related, string? TraceUrl, IReadOnlyList<ActionChoice> Actions, Operation? Done, DateTimeOffset Now)
{
    /// <summary>Its messages that nobody could handle.</summary>
    public IReadOnlyList<Sagas.DeadLetters.DeadLetterItem> Dead { get; init; } = [];

    public const int PageSize = 100;

    /// <summary>Ledger, timeline and diagram look at this much of the history.</summary>
    const int LookedAt = 400;

    public string? Input => Events is [{ Entry: { Seq: 1 } } first, ..] ? first.Body : null;

    public string Own => Json.Pretty(JsonSerializer.SerializeToElement(Saga.Own));

    public string Results => Json.Pretty(JsonSerializer.SerializeToElement(Saga.Steps.Where(step => step.Result is not null).ToDictionary(step => step.Name, step => step.Result!.Value)));

    public string? TraceId => Events.LastOrDefault(e => e.Entry.TraceId is not null)?.Entry.TraceId;

    internal SagaModel With(IReadOnlyList<ActionChoice> actions, Operation? done) => this with { Actions = actions, Done = done };

    internal static async Task<SagaModel?> Load(string id, long? before, ISagaQueries sagas, ISagaReader reader, IEnumerable<ISagaTable> tables, StatusSentence sentences, ConsoleOptions options, PersonalView view, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await sagas.Find(id, cancellation) is not { } row)
            return null;
        var saga = StoredSaga.Read(row, view);
        var timers = reader.Timers(row.Id, cancellation);
        var history = (await sagas.History(row.Id, before ?? long.MaxValue, LookedAt, cancellation)).Select(entry => SagaEvent.Of(entry, view)).ToList();
        var graph = tables.OfType<ISagaGraph>().Select(table => table.Graph).FirstOrDefault(graph => graph.Kind == row.Kind);
        var attempts = Attempt.Of(history, saga.FinishedAt);
        var next = graph is null ? [] : Upcoming.Of(saga, graph, tables.First(table => table.Kind == row.Kind).Owed(saga));
        return new SagaModel(
            row, saga, sentences.Of(saga, now),
            graph is null ? null : Diagram.Of(graph, saga, next, history, attempts),
            next,
            Ledger.Of(saga, graph, attempts),
            Timeline.Of(attempts, history, now),
            [.. attempts.Where(attempt => attempt.End == AttemptEnd.Open)],
            await timers,
            [.. history.TakeLast(PageSize)],
            history.Count > PageSize || history is [{ Entry.Seq: > 1 }, ..] ? history[Math.Max(0, history.Count - PageSize)].Position : null,
            await Around(row, saga, history, sagas, cancellation),
            options.TraceUrl, [], null, now);
    }

    /// <summary>Its parent, its children, and sagas of other kinds with the same name.</summary>
    static async Task<IReadOnlyList<(string, SagaRow)>> Around(SagaRow row, StoredSaga saga, List<SagaEvent> history, ISagaQueries sagas, CancellationToken cancellation)
    {
        HashSet<Guid> children = [.. saga.Steps.Where(step => step.ChildId is not null).Select(step => step.ChildId!.Value), .. history.SelectMany(e => e.Sent).Where(sent => sent.Child is not null).Select(sent => sent.Child!.Value)];
        Guid[] ids = [.. children, .. new[] { saga.ParentId, saga.ContinuedFrom, saga.ContinuedAs }.OfType<Guid>()];
        return [.. (await sagas.Related(ids, row.BusinessId, cancellation)).Where(other => other.Id != row.Id)
            .Select(other => (How(saga, other.Id, children), other))];
    }

    static string How(StoredSaga saga, Guid other, HashSet<Guid> children) =>
        other == saga.ContinuedFrom ? "run before" : other == saga.ContinuedAs ? "next run" : other == saga.ParentId ? "parent" : children.Contains(other) ? "child" : "same name";
}
