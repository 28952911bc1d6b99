using Microsoft.EntityFrameworkCore;

namespace Sagas.Operations;

/// <summary>Counts over many sagas, each read from an index and limited.</summary>
sealed partial class SagaQueries<TContext>
{
    public Task<IReadOnlyDictionary<SagaStatus, int>> Counts(
        string? kind,
        DateTimeOffset? since,
        DateTimeOffset? until,
        CancellationToken cancellation
    ) =>
        Read<IReadOnlyDictionary<SagaStatus, int>>(
            async context =>
            {
                var query = new SagaListQuery([], kind, Since: since, Until: until);
                var counted = await Enum.GetValues<SagaStatus>()
                    .Select(status =>
                        Filtered(context.Sagas, query, status)
                            .OrderBy(row => row.SubmittedAt)
                            .Select(row => row.Status)
                            .Take(SagaListQuery.CountedAtMost)
                    )
                    .Aggregate((all, part) => all.Concat(part))
                    .GroupBy(status => status)
                    .Select(group => new { group.Key, Count = group.Count() })
                    .ToListAsync(cancellation);
                return Enum.GetValues<SagaStatus>()
                    .ToDictionary(status => status, status => counted.Find(count => count.Key == status)?.Count ?? 0);
            },
            cancellation
        );

    public Task<IReadOnlyList<StateCount>> States(CancellationToken cancellation) =>
        Read<IReadOnlyList<StateCount>>(
            async context =>
                await context
                    .Sagas.Where(row => Unfinished.Contains(row.Status))
                    .GroupBy(row => new
                    {
                        row.Kind,
                        row.State,
                        row.Status,
                    })
                    .Select(group => new StateCount(group.Key.Kind, group.Key.State, group.Key.Status, group.Count()))
                    .ToListAsync(cancellation),
            cancellation
        );

    public Task<IReadOnlyList<Passage>> Passages(int limit, CancellationToken cancellation) =>
        Read<IReadOnlyList<Passage>>(
            async context =>
            {
                var entries = await context
                    .Journal.Where(entry => entry.SubjectId != null && entry.Seq > 0)
                    .OrderByDescending(entry => entry.Position)
                    .Take(limit)
                    .Join(
                        context.Sagas,
                        entry => entry.SubjectId,
                        saga => saga.Id,
                        (entry, saga) =>
                            new
                            {
                                entry.Position,
                                entry.SubjectId,
                                saga.Kind,
                                entry.At,
                                entry.FromState,
                                entry.ToState,
                                Failed = entry.FailureMessage != null,
                            }
                    )
                    .OrderBy(entry => entry.Position)
                    .ToListAsync(cancellation);
                return
                [
                    .. entries.Select(entry => new Passage(
                        entry.SubjectId!.Value,
                        entry.Kind,
                        entry.At,
                        entry.FromState,
                        entry.ToState,
                        entry.Failed
                    )),
                ];
            },
            cancellation
        );

    public Task<IReadOnlyList<Sagas.Persistence.SagaRow>> Troubled(DateTimeOffset since, int limit, CancellationToken cancellation) =>
        Read<IReadOnlyList<Sagas.Persistence.SagaRow>>(
            async context =>
                await Ordered(
                        context,
                        new SagaListQuery(
                            [
                                SagaStatus.NeedsIntervention,
                                SagaStatus.Retrying,
                                SagaStatus.Compensating,
                                SagaStatus.Failed,
                                SagaStatus.Compensated,
                            ],
                            Since: since
                        ),
                        limit
                    )
                    .ToListAsync(cancellation),
            cancellation
        );
}
