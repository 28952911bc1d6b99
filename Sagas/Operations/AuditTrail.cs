using Microsoft.EntityFrameworkCore;
using Sagas.Journal;

namespace Sagas.Operations;

/// <summary>Adds lines to the audit; they are durable when it returns.</summary>
interface IAuditTrail
{
    Task Append(IReadOnlyCollection<OperationRow> lines, CancellationToken cancellation);
}

sealed class AuditTrail<TContext>(IDbContextFactory<TContext> contexts) : IAuditTrail where TContext : SagaContext
{
    public async Task Append(IReadOnlyCollection<OperationRow> lines, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.Operations.AddRange(lines);
        await context.SaveChangesAsync(cancellation);
    }
}
