using Microsoft.EntityFrameworkCore;
using Sagas.Journal;

namespace Sagas.Operations;

/// <summary>Adds lines to the audit; they are durable when it returns.</summary>
interface IAuditTrail
{
    Task Append(IReadOnlyCollection<OperationRow> lines, CancellationToken cancellation);

    /// <summary>The same for what has happened already: however long the database cannot be used, it is written down.</summary>
    Task AppendSurely(OperationRow line);
}

sealed class AuditTrail<TContext>(IDbContextFactory<TContext> contexts, IJournalStore store, DatabaseTrouble trouble, JournalLifetime lifetime) : IAuditTrail where TContext : SagaContext
{
    public async Task Append(IReadOnlyCollection<OperationRow> lines, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.Operations.AddRange(lines);
        await context.SaveChangesAsync(cancellation);
    }

    public async Task AppendSurely(OperationRow line)
    {
        for (var tried = false; ; tried = true)
        {
            try
            {
                // A connection may break after its commit.
                if (!tried || !await IsThere(line))
                    await Append([line], lifetime.Stopping);
                return;
            }
            catch (Exception failure) when (store.Classify(failure) is FailureKind.Unavailable or FailureKind.Contended)
            {
                await trouble.Wait(failure, lifetime.Stopping);
            }
        }
    }

    async Task<bool> IsThere(OperationRow line)
    {
        await using var context = await contexts.CreateDbContextAsync(lifetime.Stopping);
        return await context.Operations.AnyAsync(row => row.Id == line.Id, lifetime.Stopping);
    }
}
