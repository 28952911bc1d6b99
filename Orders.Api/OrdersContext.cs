using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Orders.Api.Orders;
using Sagas.Journal;
using ServiceDefaults;

namespace Orders.Api;

/// <summary>What Orders.Api accepted, and how it ended; beside its journal.</summary>
public class OrdersContext(DbContextOptions options) : JournalContext(options)
{
    public DbSet<OrderRow> Orders => Set<OrderRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<OrderRow>(row =>
        {
            row.ToTable("orders");
            row.HasKey(x => x.OrderId);
            row.Property(x => x.OrderId).HasMaxLength(64);
            row.Property(x => x.Fingerprint).HasMaxLength(64).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            row.Property(x => x.RequestJson).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            row.Property(x => x.SubmittedAt).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            row.Property(x => x.Status).HasConversion<string>().HasMaxLength(20);
            row.HasIndex(x => x.SagaId).IsUnique();
            row.HasIndex(x => new { x.SubmittedAt, x.OrderId });
            row.HasIndex(x => new { x.Status, x.SubmittedAt });
        });
        modelBuilder.Entity<IdempotencyKeyRow>(row =>
        {
            row.ToTable("idempotency_keys");
            row.HasKey(x => x.Key);
            row.Property(x => x.Key).HasMaxLength(IdempotencyKeyRow.Longest);
            row.Property(x => x.Fingerprint).HasMaxLength(64);
            row.Property(x => x.OrderId).HasMaxLength(64);
        });
    }
}

sealed class OrdersDesignTime() : DesignTime<OrdersContext>(options => new OrdersContext(options));
