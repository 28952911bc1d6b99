using Orders.Api.Submissions;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Watching;

/// <summary>A watched submission and what is known of it. Only the lookout's loop changes what is known.</summary>
sealed class Watched(SubmissionRow row, Func<SubmissionRow, SagaDetail?, string> show)
{
    readonly HashSet<Watcher> watchers = [];
    SubmissionRow row = row;
    SagaDetail? saga;
    int? version;
    bool isCertain, isNews = true;
    Snapshot? now;

    public Guid Id { get; } = row.SagaId;
    public string Kind { get; } = row.Kind;

    /// <summary>The round in which it was read; null when a new watcher waits for it.</summary>
    public long? LookedAt { get; set; }

    public bool IsFinal => now is { IsFinal: true };
    public ICollection<Watcher> Watchers => watchers;

    /// <summary>For a saga that continues as new, the newest known run.</summary>
    public SeenSaga Question => new(saga?.SagaId ?? Id, version);

    public void Learn(ChangedSaga changed)
    {
        // Between two runs its state is unknown; it is asked again.
        if (changed.Detail.ContinuedAs is null)
            (saga, version, isCertain, isNews) = (changed.Detail, changed.Version, true, true);
    }

    /// <summary>The saga has not started yet.</summary>
    public void LearnThatItWaits() => (isCertain, isNews) = (true, isNews || !isCertain);

    /// <summary>The submission has finished, or its customer wants to cancel it.</summary>
    public void Learn(SubmissionRow changed)
    {
        isNews |= row.CancelRequestedAt != changed.CancelRequestedAt;
        row = changed;
        if (row.Final() is { } final)
            (saga, isCertain, isNews) = (final, true, true);
    }

    /// <summary>The current snapshot.</summary>
    public Snapshot See()
    {
        if (now is null || isNews)
            now = Snapshot.Of(show(row, saga), (saga?.Status ?? row.Status).IsFinal(), isCertain);
        isNews = false;
        return now;
    }
}
