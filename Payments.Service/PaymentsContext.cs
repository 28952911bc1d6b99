using Contracts;
using Contracts.Rules;
using Microsoft.EntityFrameworkCore;
using Sagas.Journal;
using ServiceDefaults;

namespace Payments.Service;

/// <summary>The table of payments, in addition to the service's journal.</summary>
public class PaymentsContext(DbContextOptions options) : JournalContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Payment>(row =>
        {
            row.ToTable("payments");
            row.HasKey(x => x.SagaId);
            row.Property(x => x.OrderId).HasMaxLength(IdLengths.Given);
            row.Property(x => x.Status).HasConversion<string>().HasMaxLength(20);
            row.Property(x => x.ChargeId).HasMaxLength(64);
            row.Property(x => x.Amount).HasPrecision(18, Currencies.MostDecimals);
            row.Property(x => x.Fee).HasPrecision(18, Currencies.MostDecimals);
            row.Property(x => x.Currency).HasMaxLength(3);
            row.Property(x => x.Card).HasMaxLength(16);
            row.Property(x => x.Version).IsConcurrencyToken();
            row.HasIndex(x => x.OrderId);
        });
    }
}

sealed class PaymentsDesignTime() : DesignTime<PaymentsContext>(options => new PaymentsContext(options));
