using Sagas.Access;
using Sagas.Operations;

namespace Sagas.Console.Models;

/// <summary>Why one saga fails, or failed.</summary>
public sealed record Trouble(string Step, string Type, string Message, DateTimeOffset At)
{
    public static Trouble? Of(StoredSaga saga)
    {
        var name = saga.ParkedIn ?? saga.Steps.Find(step => step.Status == StepStatus.Retrying)?.Name ?? saga.Failure?.Step;
        var step = saga.Steps.Find(record => record.Name == name);
        if (step?.Failure is { } failure)
            return new Trouble(step.Name, failure.Type is nameof(Messages.StepRefused) or nameof(ChildFinished) ? failure.Code : failure.Type, failure.Message, saga.UpdatedAt);
        return saga.Failure is { } ended ? new Trouble(ended.Step, ended.Code, ended.Message, saga.UpdatedAt) : null;
    }
}

/// <summary>Sagas that fail for the same reason at the same step.</summary>
/// <param name="Parked">Those that need a human: a bulk retry takes exactly these.</param>
/// <param name="Waiting">Those that will try again by themselves: they can be hurried.</param>
public sealed record FailureGroup(string Step, string Type, int Count, DateTimeOffset First, DateTimeOffset Last, string Sample, Guid SampleId, IReadOnlyList<Guid> Parked, IReadOnlyList<Guid> Waiting, int Ended);

/// <summary>The page with failures, grouped by exception and step.</summary>
/// <param name="Looked">How many sagas were looked at; when it is the most, older ones are not in the groups.</param>
public sealed record FailuresModel(IReadOnlyList<FailureGroup> Groups, string Range, int Looked, bool MayAct, DateTimeOffset Now)
{
    public const int Most = 2000;

    internal static async Task<FailuresModel> Load(string? range, ISagaQueries sagas, Func<PersonalView> view, bool mayAct, DateTimeOffset now, CancellationToken cancellation)
    {
        var (name, _, length) = SagaListUrl.Ranges.FirstOrDefault(r => r.Range == range) is { Label: not null } known ? known : SagaListUrl.Ranges.First(r => r.Range == "1d");
        var rows = await sagas.Troubled(now - length, Most, cancellation);
        return new FailuresModel(Group(rows.Select(row => StoredSaga.Read(row, view()))), name, rows.Count, mayAct, now);
    }

    /// <summary>First those that stand, then the most frequent.</summary>
    internal static IReadOnlyList<FailureGroup> Group(IEnumerable<StoredSaga> sagas) =>
        [.. sagas.Select(saga => (Saga: saga, Trouble: Trouble.Of(saga))).Where(one => one.Trouble is not null)
            .GroupBy(one => (one.Trouble!.Step, one.Trouble.Type))
            .Select(group =>
            {
                var last = group.MaxBy(one => one.Trouble!.At);
                return new FailureGroup(
                    group.Key.Step, group.Key.Type, group.Count(), group.Min(one => one.Trouble!.At), last.Trouble!.At, last.Trouble.Message, last.Saga.CorrelationId,
                    [.. group.Where(one => one.Saga.Status == SagaStatus.NeedsIntervention).Select(one => one.Saga.CorrelationId)],
                    [.. group.Where(one => one.Saga.Steps.Exists(step => step.Status == StepStatus.Retrying)).Select(one => one.Saga.CorrelationId)],
                    group.Count(one => one.Saga.Status.IsFinal()));
            })
            .OrderByDescending(group => group.Parked.Count > 0).ThenByDescending(group => group.Waiting.Count > 0).ThenByDescending(group => group.Count).ThenBy(group => group.Step, StringComparer.Ordinal)];
}
