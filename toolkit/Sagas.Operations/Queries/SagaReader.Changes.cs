using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Sagas.Messages;
using Sagas.Persistence;

namespace Sagas.Operations;

sealed partial class SagaReader<TContext>
{
    public async Task<SagasFound> Changes(IReadOnlyCollection<SeenSaga> seen, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ids = seen.Select(saga => saga.SagaId).ToList();
        // Versions first: most sagas have not changed, and their data is large.
        var versions = await context
            .Sagas.Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.Version })
            .ToDictionaryAsync(row => row.Id, row => row.Version, cancellation);
        var changed = seen.Where(saga => versions.TryGetValue(saga.SagaId, out var version) && version != saga.Version)
            .Select(saga => saga.SagaId)
            .ToList();
        var rows =
            changed.Count == 0 ? [] : await context.Sagas.AsNoTracking().Where(row => changed.Contains(row.Id)).ToListAsync(cancellation);
        var found = new List<ChangedSaga>();
        foreach (var row in rows)
        {
            if (await Newest(context, row, cancellation) is { } answer)
                found.Add(answer);
        }
        return new SagasFound(found, [.. ids.Where(id => !versions.ContainsKey(id))]);
    }

    /// <summary>A saga that cannot be read must not hide the others in the same request.</summary>
    async Task<ChangedSaga?> Newest(TContext context, SagaRow row, CancellationToken cancellation)
    {
        try
        {
            var detail = Detail(row)!;
            if (detail.ContinuedAs is null)
                return new ChangedSaga(row.Id, row.Version, detail);
            var newest = await context
                .Sagas.AsNoTracking()
                .Where(run => run.BusinessId == row.BusinessId && run.Kind == row.Kind)
                .OrderByDescending(run => run.SubmittedAt)
                .FirstAsync(cancellation);
            return new ChangedSaga(row.Id, newest.Version, Detail(newest)!);
        }
        catch (JsonException unreadable)
        {
            CannotRead(row.Kind, row.BusinessId, unreadable.Message);
            return null;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Kind} {BusinessId} cannot be read, so its watchers see no changes: {Reason}. Restore the column Data of its "
            + "row in table 'sagas' from a backup"
    )]
    partial void CannotRead(string kind, string businessId, string reason);
}
