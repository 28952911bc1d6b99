using System.Globalization;
using System.Runtime.CompilerServices;
using Sagas.History;
using Sagas.Journal;
using Sagas.Persistence;

namespace Sagas.Testing;

/// <summary>Expectations about the state of the saga.</summary>
public sealed partial class SagaTest<TState>
{
    const string Indent = "          ";

    /// <summary>The saga as last committed.</summary>
    public TState State => Find<TState>(SagaId) ?? throw Wrong("No saga has started.");

    /// <summary>When the saga's timer fires; null when none is set.</summary>
    public DateTimeOffset? NextTimer => host.NextTimer(SagaId);

    /// <summary>Every message handled so far, of all sagas of this test, in order.</summary>
    public IReadOnlyList<JournalEntry> Journal => host.Journal;

    /// <summary>The journal as a table: time, message, states before and after, messages sent, and why a message was ignored.</summary>
    public string JournalText() => Testing.JournalText.Of(Journal, sagaId);

    /// <summary>The saga's history as <c>GET /ops/sagas/{id}/history</c> exports it; <see cref="SagaReplay"/> replays it.</summary>
    /// <param name="id">The id of another saga of this test, e.g. a child.</param>
    public SagaHistory History(Guid? id = null)
    {
        var saga = host.Detail(id ?? SagaId) ?? throw Wrong($"No saga {id} has started.");
        return SagaHistory.Of(
            saga, host.Tables.FirstOrDefault(table => table.Kind == saga.Kind), host.Policies,
            Journal.Where(entry => entry.SubjectId == saga.SagaId));
    }

    /// <summary>Another saga of this test, e.g. a child; null when there is none.</summary>
    public T? Find<T>(Guid id) where T : SagaState => host.Find<T>(id);

    /// <summary>Expects the saga to have this status.</summary>
    /// <returns>The saga, for further checks.</returns>
    public TState Is(SagaStatus status)
    {
        var saga = State;
        return saga.Status == status
            ? saga
            : throw Differs($"status {status}", $"status {saga.Status}, in state {saga.CurrentState}{Why(saga)}");
    }

    /// <summary>Expects the saga to be in this state, e.g. <c>ChargePayment</c>.</summary>
    /// <inheritdoc cref="Is"/>
    public TState IsIn(string state)
    {
        var saga = State;
        return saga.CurrentState == state
            ? saga
            : throw Differs($"state {state}", $"state {saga.CurrentState}, status {saga.Status}{Why(saga)}");
    }

    /// <summary>Expects the saga to meet a condition.</summary>
    /// <param name="text">Filled in by the compiler: the condition's source text, for the failure message.</param>
    /// <inheritdoc cref="Is"/>
    public TState Has(Func<TState, bool> that, [CallerArgumentExpression(nameof(that))] string? text = null)
    {
        var saga = State;
        return that(saga) ? saga : throw Differs($"a saga where {text}", SagaRows.Write(saga).Data);
    }

    /// <summary>Expects the saga to have ended like this, with nothing else sent and no timer left.</summary>
    /// <param name="code">Why it failed; one of the codes of the HTTP contract.</param>
    /// <inheritdoc cref="Is"/>
    public TState EndsAs(SagaStatus status, string? code = null)
    {
        var saga = Is(status);
        ExpectsNothing();
        if (code is not null && saga.Failure?.Code != code)
            throw Differs($"{status} because of {code}", $"{saga.Status}{Why(saga)}");
        if (!status.IsFinal())
            throw Wrong($"{status} is not a final status: use Is({nameof(SagaStatus)}.{status}).");
        if (NextTimer is { } left)
            throw Differs("no timer, because the saga has ended", $"a timer that is due at {left:O}");
        return saga;
    }

    /// <summary>Expects that the last message was journalled as ignored: it changed nothing and sent nothing.</summary>
    /// <param name="because">Part of the reason in the journal.</param>
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
