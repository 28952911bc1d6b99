using Sagas.Access;
using Sagas.Console.SagaList;
using Sagas.Operations;

namespace Sagas.Console.Failures;

/// <summary>What the page of failures shows: groups by step and exception.</summary>
/// <param name="Looked">How many sagas the groups are made from; if it is the maximum, older ones are not counted.</param>
public sealed record FailuresModel(IReadOnlyList<FailureGroup> Groups, string Range, int Looked, bool MayAct, DateTimeOffset Now)
{
    public const int Most = 2000;

    internal static async Task<FailuresModel> Load(
        string? range, ISagaQueries sagas, Func<PersonalView> view, bool mayAct, DateTimeOffset now, CancellationToken cancellation)
    {
        var (name, _, length) = SagaListUrl.Ranges.FirstOrDefault(r => r.Range == range) is { Label: not null } known
            ? known
            : SagaListUrl.Ranges.First(r => r.Range == "1d");
        var rows = await sagas.Troubled(now - length, Most, cancellation);
        return new FailuresModel(FailureGroup.Of(rows.Select(row => StoredSaga.Read(row, view()))), name, rows.Count, mayAct, now);
    }
}
