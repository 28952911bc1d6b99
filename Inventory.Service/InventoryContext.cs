using Contracts;
using Contracts.Rules;
using Microsoft.EntityFrameworkCore;
using Sagas.Journal;
using ServiceDefaults;

namespace Inventory.Service;

/// <summary>The inventory's tables, in addition to its journal.</summary>
public class InventoryContext(DbContextOptions options) : JournalContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Stock>(row =>
        {
            row.ToTable("stock");
            row.HasKey(x => x.ProductId);
            row.Property(x => x.ProductId).HasMaxLength(Ids.LongestProduct);
        });
        modelBuilder.Entity<Reservation>(row =>
        {
            row.ToTable("reservations");
            row.HasKey(x => x.SagaId);
            row.Property(x => x.OrderId).HasMaxLength(IdLengths.Given);
            row.Property(x => x.Lines).HasConversion(LinesColumn.Converter, LinesColumn.Comparer);
            row.Property(x => x.Status).HasConversion<string>().HasMaxLength(20);
            row.Property(x => x.RefusalCode).HasMaxLength(40);
            row.Property(x => x.Version).IsConcurrencyToken();
            row.HasIndex(x => x.OrderId);
        });
    }
}

sealed class InventoryDesignTime() : DesignTime<InventoryContext>(options => new InventoryContext(options));
