using Microsoft.EntityFrameworkCore;
using Sagas.Journal;

namespace Sagas.Operations;

/// <summary>Appends lines to the audit; they are durable when it returns.</summary>
interface IAuditTrail
{
    Task Append(IReadOnlyCollection<OperationRow> lines, CancellationToken cancellation);

    /// <summary>The same for actions that have already happened: waits for the database as long as necessary.</summary>
    Task AppendSurely(IReadOnlyCollection<OperationRow> lines);
}

sealed class AuditTrail<TContext>(
    IDbContextFactory<TContext> contexts,
    IJournalStore store,
    DatabaseTrouble trouble,
    JournalLifetime lifetime
) : IAuditTrail
    where TContext : SagaContext
{
    public async Task Append(IReadOnlyCollection<OperationRow> lines, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.Operations.AddRange(lines);
        await context.SaveChangesAsync(cancellation);
    }

    public async Task AppendSurely(IReadOnlyCollection<OperationRow> lines)
    {
        for (var tried = false; ; tried = true)
        {
            try
            {
                // A connection may break after its commit, which contains either all lines or none.
                if (!tried || !await AreThere(lines))
                    await Append(lines, lifetime.Stopping);
                return;
            }
            catch (Exception failure) when (store.SaysNothingOfTheWork(failure))
            {
                await trouble.Wait(failure, lifetime.Stopping);
            }
        }
    }

    async Task<bool> AreThere(IReadOnlyCollection<OperationRow> lines)
    {
        var ids = lines.Select(line => line.Id).ToList();
        await using var context = await contexts.CreateDbContextAsync(lifetime.Stopping);
        return await context.Operations.AnyAsync(row => ids.Contains(row.Id), lifetime.Stopping);
    }
}
