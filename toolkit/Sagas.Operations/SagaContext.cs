using Microsoft.EntityFrameworkCore;
using Sagas.DeadLetters;
using Sagas.Journal;
using Sagas.Persistence;
using Sagas.Webhook;

namespace Sagas.Operations;

/// <summary>The tables of a service that hosts sagas: the journal, the instances of all kinds, their timers, the audit of what people did, what a webhook is told, and the messages that nobody could handle.</summary>
public abstract class SagaContext(DbContextOptions options) : JournalContext(options)
{
    public DbSet<SagaRow> Sagas => Set<SagaRow>();
    public DbSet<TimerRow> Timers => Set<TimerRow>();
    public DbSet<OperationRow> Operations => Set<OperationRow>();
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();
    public DbSet<DeadLetter> DeadLetters => Set<DeadLetter>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        OperationModel.OnlyAdd(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        OperationModel.OnlyAdd(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

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
