using Orders.Api.Submissions;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Watching;

/// <summary>A submission that somebody watches, and what is known of it. Only the lookout's loop changes what is known.</summary>
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

    /// <summary>When it was looked at; null when somebody came who waits for it.</summary>
    public long? LookedAt { get; set; }

    public bool IsFinal => now is { IsFinal: true };
    public ICollection<Watcher> Watchers => watchers;

    /// <summary>Of a saga that goes on as fresh runs, the newest that is known.</summary>
    public SeenSaga Question => new(saga?.SagaId ?? Id, version);

    public void Learn(ChangedSaga changed)
    {
        // Between two runs nobody can say where it stands; it is asked again.
        if (changed.Detail.ContinuedAs is null)
            (saga, version, isCertain, isNews) = (changed.Detail, changed.Version, true, true);
    }

    /// <summary>It has not started yet.</summary>
    public void LearnThatItWaits() => (isCertain, isNews) = (true, isNews || !isCertain);

    public void Learn(SubmissionRow finished) => (row, saga, isCertain, isNews) = (finished, finished.Final(), true, true);

    /// <summary>What there is to be seen now.</summary>
    public Snapshot See()
    {
        if (now is null || isNews)
            now = Snapshot.Of(show(row, saga), (saga?.Status ?? row.Status).IsFinal(), isCertain);
        isNews = false;
        return now;
    }
}
