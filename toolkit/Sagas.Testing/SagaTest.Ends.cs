using System.Globalization;
using System.Runtime.CompilerServices;
using Sagas.History;
using Sagas.Journal;
using Sagas.Persistence;

namespace Sagas.Testing;

/// <summary>Where the saga is expected to stand.</summary>
public sealed partial class SagaTest<TState>
{
    const string Indent = "          ";

    /// <summary>The saga as it was last committed.</summary>
    public TState State => Find<TState>(SagaId) ?? throw Wrong("No saga has started.");

    /// <summary>When the saga's timer rings; null when none is set.</summary>
    public DateTimeOffset? NextTimer => host.NextTimer(SagaId);

    /// <summary>Every message that was handled so far, of all sagas of this test, in order.</summary>
    public IReadOnlyList<JournalEntry> Journal => host.Journal;

    /// <summary>The journal as a table: when, which message, from which state to which, what was sent, what was ignored and why.</summary>
    public string JournalText() => Testing.JournalText.Of(Journal, sagaId);

    /// <summary>The saga's history so far, as <c>GET /ops/sagas/{id}/history</c> exports it; <see cref="SagaReplay"/> replays it.</summary>
    /// <param name="id">Of another saga of this test, e.g. a child.</param>
    public SagaHistory History(Guid? id = null)
    {
        var saga = host.Detail(id ?? SagaId) ?? throw Wrong($"No saga {id} has started.");
        return SagaHistory.Of(
            saga, host.Tables.FirstOrDefault(table => table.Kind == saga.Kind), host.Policies,
            Journal.Where(entry => entry.SubjectId == saga.SagaId));
    }

    /// <summary>Another saga of this test, e.g. a child, by its id; null when there is none.</summary>
    public T? Find<T>(Guid id) where T : SagaState => host.Find<T>(id);

    /// <summary>The saga has this status now.</summary>
    /// <returns>The saga, to look closer.</returns>
    public TState Is(SagaStatus status)
    {
        var saga = State;
        return saga.Status == status
            ? saga
            : throw Differs($"status {status}", $"status {saga.Status}, in state {saga.CurrentState}{Why(saga)}");
    }

    /// <summary>The saga is in this state now, e.g. <c>ChargePayment</c>.</summary>
    /// <inheritdoc cref="Is"/>
    public TState IsIn(string state)
    {
        var saga = State;
        return saga.CurrentState == state
            ? saga
            : throw Differs($"state {state}", $"state {saga.CurrentState}, status {saga.Status}{Why(saga)}");
    }

    /// <summary>Something holds of the saga now.</summary>
    /// <param name="text">Filled in by the compiler: the condition as written, for the failure message.</param>
    /// <inheritdoc cref="Is"/>
    public TState Has(Func<TState, bool> that, [CallerArgumentExpression(nameof(that))] string? text = null)
    {
        var saga = State;
        return that(saga) ? saga : throw Differs($"a saga where {text}", SagaRows.Write(saga).Data);
    }

    /// <summary>The saga has ended so: nothing that was not expected was sent, and no timer is left behind.</summary>
    /// <param name="code">Why it failed; one of the codes of the HTTP contract.</param>
    /// <inheritdoc cref="Is"/>
    public TState EndsAs(SagaStatus status, string? code = null)
    {
        var saga = Is(status);
        ExpectsNothing();
        if (code is not null && saga.Failure?.Code != code)
            throw Differs($"{status} because of {code}", $"{saga.Status}{Why(saga)}");
        if (!status.IsFinal())
            throw Wrong($"{status} is no end: use Is({nameof(SagaStatus)}.{status}).");
        if (NextTimer is { } left)
            throw Differs("no timer, for the saga has ended", $"a timer that is due at {left:O}");
        return saga;
    }

    /// <summary>The last message was journalled as ignored: it changed nothing and sent nothing.</summary>
    /// <param name="because">Part of the reason that the journal gives.</param>
    public void Ignores(string? because = null)
    {
        var last = Journal.Count == 0 ? throw Wrong("Nothing was handled yet.") : Journal[^1];
        if (last.Ignored?.Contains(because ?? "", StringComparison.Ordinal) != true)
            throw Differs(
                $"{last.MessageType} ignored{(because is null ? "" : $" because \"{because}\"")}",
                last.Ignored is null ? "it was not ignored" : $"ignored: {last.Ignored}"
            );
    }

    static string Why(SagaState saga) =>
        saga.Failure is { } failure ? $" (failed in {failure.Step}: {failure.Code}, {failure.Message})" : "";

    SagaTestException Differs(string expected, string got) => Wrong($"Expected  {expected}\nGot       {got}");

    SagaTestException Wrong(string what) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}\n\nIt is {Now:yyyy-MM-dd HH:mm:ss} UTC; the journal so far:\n{JournalText()}"
            )
        );
}
