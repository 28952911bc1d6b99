using Microsoft.EntityFrameworkCore;
using Sagas.DeadLetters;
using Sagas.Journal;
using Sagas.Persistence;
using Sagas.Webhook;

namespace Sagas.Operations;

/// <summary>
/// The tables of a service that hosts sagas: the journal, the instances of all kinds, their timers, the audit, webhook deliveries and
/// dead letters.
/// </summary>
public abstract class SagaContext(DbContextOptions options) : JournalContext(options)
{
    /// <summary>Saga instances of all kinds.</summary>
    public DbSet<SagaRow> Sagas => Set<SagaRow>();

    /// <summary>The sagas' timers.</summary>
    public DbSet<TimerRow> Timers => Set<TimerRow>();

    /// <summary>The audit.</summary>
    public DbSet<OperationRow> Operations => Set<OperationRow>();

    /// <summary>Webhook deliveries.</summary>
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    /// <summary>Dead letters.</summary>
    public DbSet<DeadLetter> DeadLetters => Set<DeadLetter>();

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        OperationModel.OnlyAdd(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        OperationModel.OnlyAdd(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.AddSagas();
        modelBuilder.AddTimers();
        modelBuilder.AddOperations();
        modelBuilder.AddWebhookDeliveries();
        modelBuilder.AddDeadLetters();
    }
}
