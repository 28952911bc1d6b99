using Microsoft.EntityFrameworkCore;

namespace Sagas.Journal;

/// <summary>Maps the timers in a service's own context.</summary>
public static class TimerModel
{
    /// <summary>Maps the table of durable timers.</summary>
    public static void AddTimers(this ModelBuilder model) => model.Entity<TimerRow>(row =>
    {
        row.ToTable("timers");
        row.HasKey(x => new { x.SagaId, x.Name });
        row.Property(x => x.Name).HasMaxLength(100);
        row.Property(x => x.Destination).HasMaxLength(300);
        row.HasIndex(x => x.DueAt);
    });
}
