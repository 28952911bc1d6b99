using Contracts;
using Contracts.Rules;
using Microsoft.EntityFrameworkCore;
using Sagas.Journal;
using ServiceDefaults;

namespace Shipping.Service;

/// <summary>The table of shipments, in addition to the service's journal.</summary>
public class ShippingContext(DbContextOptions options) : JournalContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Shipment>(row =>
        {
            row.ToTable("shipments");
            row.HasKey(x => x.SagaId);
            row.Property(x => x.OrderId).HasMaxLength(IdLengths.Given);
            row.Property(x => x.Status).HasConversion<string>().HasMaxLength(20);
            row.Property(x => x.TrackingNumber).HasMaxLength(40);
            row.Property(x => x.Street).HasMaxLength(Texts.LongestAddressLine);
            row.Property(x => x.City).HasMaxLength(Texts.LongestAddressLine);
            row.Property(x => x.PostalCode).HasMaxLength(Texts.LongestPostalCode);
            row.Property(x => x.Country).HasMaxLength(Texts.LongestCountry);
            row.Property(x => x.Version).IsConcurrencyToken();
            row.HasIndex(x => x.OrderId);
        });
    }
}

sealed class ShippingDesignTime() : DesignTime<ShippingContext>(options => new ShippingContext(options));
