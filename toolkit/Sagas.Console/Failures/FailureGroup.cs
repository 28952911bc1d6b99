using Sagas.Operations;

namespace Sagas.Console.Failures;

/// <summary>Sagas that fail, or failed, at the same step for the same reason.</summary>
/// <param name="Intervene">Those that need intervention: a bulk retry takes exactly these.</param>
/// <param name="Waiting">Those that will retry without an operator, who can hurry them.</param>
/// <param name="Ended">How many have ended.</param>
public sealed record FailureGroup(
    string Step,
    string Type,
    int Count,
    DateTimeOffset First,
    DateTimeOffset Last,
    string Sample,
    Guid SampleId,
    IReadOnlyList<Guid> Intervene,
    IReadOnlyList<Guid> Waiting,
    int Ended)
{
    /// <summary>Groups that need intervention come first, then those that retry, then the largest.</summary>
    internal static IReadOnlyList<FailureGroup> Of(IEnumerable<StoredSaga> sagas)
    {
        var troubled = sagas.Select(saga => (Saga: saga, Trouble: Trouble.Of(saga))).Where(one => one.Trouble is not null)
            .Select(one => (one.Saga, Trouble: one.Trouble!));
        return [.. troubled.GroupBy(one => (one.Trouble.Step, one.Trouble.Type)).Select(group => Of([.. group]))
            .OrderByDescending(group => group.Intervene.Count > 0)
            .ThenByDescending(group => group.Waiting.Count > 0)
            .ThenByDescending(group => group.Count)
            .ThenBy(group => group.Step, StringComparer.Ordinal)];
    }

    static FailureGroup Of(IReadOnlyList<(StoredSaga Saga, Trouble Trouble)> alike)
    {
        var last = alike.MaxBy(one => one.Trouble.At);
        return new FailureGroup(
            last.Trouble.Step,
            last.Trouble.Type,
            alike.Count,
            alike.Min(one => one.Trouble.At),
            last.Trouble.At,
            last.Trouble.Message,
            last.Saga.CorrelationId,
            Ids(alike, saga => saga.Status == SagaStatus.NeedsIntervention),
            Ids(alike, saga => saga.Steps.Exists(step => step.Status == StepStatus.Retrying)),
            alike.Count(one => one.Saga.Status.IsFinal()));
    }

    static IReadOnlyList<Guid> Ids(IReadOnlyList<(StoredSaga Saga, Trouble Trouble)> alike, Func<StoredSaga, bool> wanted) =>
        [.. alike.Select(one => one.Saga).Where(wanted).Select(saga => saga.CorrelationId)];
}
