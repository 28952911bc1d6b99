using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Sagas.DeadLetters;
using Sagas.Operations;
using Sagas.Webhook;

namespace Sagas.Journal;

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
        modelBuilder.Entity<SagaRow>(row =>
        {
            row.ToTable("sagas");
            row.HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Kind).HasMaxLength(50).Fixed();
            row.Property(x => x.BusinessId).HasMaxLength(100).Fixed();
            row.Property(x => x.State).HasMaxLength(100);
            row.Property(x => x.Status).HasConversion<string>().HasMaxLength(20);
            row.Property(x => x.CustomStatus).HasMaxLength(500);
            row.Property(x => x.SearchText).HasMaxLength(500);
            row.Property(x => x.FailureCode).HasMaxLength(100);
            row.Property(x => x.SubmittedAt).Fixed();
            row.HasIndex(x => new { x.BusinessId, x.SubmittedAt });
            row.HasIndex(x => new { x.SubmittedAt, x.Id });
            row.HasIndex(x => new { x.Status, x.SubmittedAt, x.Id });
        });
        modelBuilder.Entity<TimerRow>(row =>
        {
            row.ToTable("timers");
            row.HasKey(x => new { x.SagaId, x.Name });
            row.Property(x => x.Name).HasMaxLength(100);
            row.Property(x => x.Destination).HasMaxLength(300);
            row.HasIndex(x => x.DueAt);
        });
        modelBuilder.AddOperations();
        modelBuilder.AddWebhookDeliveries();
        modelBuilder.AddDeadLetters();
    }
}

static class FixedColumn
{
    /// <summary>Written once: left out of updates.</summary>
    internal static void Fixed<T>(this Microsoft.EntityFrameworkCore.Metadata.Builders.PropertyBuilder<T> property) =>
        property.Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
}
