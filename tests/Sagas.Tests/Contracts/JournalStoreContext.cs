using Microsoft.EntityFrameworkCore;
using Sagas.Journal;
using Sagas.Operations;

namespace Sagas.Tests.Contracts;

/// <summary>
/// A service's context as the contract needs it: beside the toolkit's tables one with counters, and one with a column of every type.
/// </summary>
sealed class JournalStoreContext(DbContextOptions options) : SagaContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<StockRow>(row =>
        {
            row.ToTable("stock");
            row.HasKey(x => x.ProductId);
            row.Property(x => x.ProductId).HasMaxLength(50);
        });
        modelBuilder.Entity<EveryTypeRow>(row =>
        {
            row.ToTable("every_type");
            row.HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Name).HasMaxLength(100);
            row.Property(x => x.Day).HasConversion<string>().HasMaxLength(10);
            row.HasIndex(x => x.Name).IsUnique();
            row.HasIndex(x => new { x.Small, x.Optional }).IsUnique();
        });
    }
}

sealed class StockRow
{
    public required string ProductId { get; init; }
    public int Available { get; set; }
    public decimal Reserved { get; set; }
}

sealed record EveryTypeRow : IVersioned
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public int Version { get; set; }
    public string? Text { get; set; }
    public bool Flag { get; set; }
    public bool? MaybeFlag { get; set; }
    public int Small { get; set; }
    public int? Optional { get; set; }
    public long Large { get; set; }
    public decimal Amount { get; set; }
    public decimal? MaybeAmount { get; set; }
    public double Real { get; set; }
    public Guid? Other { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? MaybeAt { get; set; }
    public DayOfWeek Day { get; set; }
    public DayOfWeek DayNumber { get; set; }
}
