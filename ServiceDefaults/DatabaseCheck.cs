using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sagas.Journal;

namespace ServiceDefaults;

/// <summary>Checks that the database accepts writes; if not, reports why in the database's words.</summary>
sealed class DatabaseCheck<TContext>(IDbContextFactory<TContext> contexts, IJournalStore store, DatabaseTrouble trouble) : IHealthCheck
    where TContext : JournalContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await using var database = await contexts.CreateDbContextAsync(limit.Token);
            // Changes no row, but fails where writes fail: a read-only database is of no use here.
            await database.Journal.Where(entry => false).ExecuteDeleteAsync(limit.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return Unusable(
                context,
                limit.IsCancellationRequested ? $"no answer within {Patience.TotalSeconds} s" : store.Explain(failure)
            );
        }
        return trouble.Words is { } words ? Unusable(context, words) : HealthCheckResult.Healthy();
    }

    static HealthCheckResult Unusable(HealthCheckContext context, string words) =>
        new(
            context.Registration.FailureStatus,
            $"The database cannot be used: {words}. Messages wait in their queues until it can."
        );
}
