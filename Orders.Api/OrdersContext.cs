using Contracts;
using Contracts.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Orders.Api.Submissions;
using Sagas.Journal;
using ServiceDefaults;

namespace Orders.Api;

/// <summary>The submissions that Orders.Api accepted, and their outcomes; in addition to its journal.</summary>
public class OrdersContext(DbContextOptions options) : JournalContext(options)
{
    public DbSet<SubmissionRow> Submissions => Set<SubmissionRow>();
    public DbSet<IdempotencyKeyRow> IdempotencyKeys => Set<IdempotencyKeyRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<SubmissionRow>(row =>
        {
            row.ToTable("submissions");
            row.HasKey(x => x.SagaId);
            row.Property(x => x.Kind).HasMaxLength(20).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            row.Property(x => x.BusinessId).HasMaxLength(IdLengths.Given).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            row.Property(x => x.Fingerprint).HasMaxLength(64).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            row.Property(x => x.RequestJson).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            row.Property(x => x.SubmittedAt).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            row.Property(x => x.CancelReason).HasMaxLength(Texts.LongestReason);
            row.Property(x => x.Status).HasConversion<string>().HasMaxLength(20);
            row.HasIndex(x => new { x.Kind, x.SubmittedAt, x.BusinessId });
            row.HasIndex(x => new { x.Kind, x.Status, x.SubmittedAt });
        });
        modelBuilder.Entity<IdempotencyKeyRow>(row =>
        {
            row.ToTable("idempotency_keys");
            row.HasKey(x => x.Key);
            row.Property(x => x.Key).HasMaxLength(IdempotencyKeyRow.Longest);
            row.Property(x => x.Fingerprint).HasMaxLength(64);
            row.Property(x => x.BusinessId).HasMaxLength(IdLengths.Given);
            row.HasIndex(x => x.At);
        });
    }
}

sealed class OrdersDesignTime() : DesignTime<OrdersContext>(options => new OrdersContext(options));
