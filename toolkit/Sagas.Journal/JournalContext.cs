using Microsoft.EntityFrameworkCore;

namespace Sagas.Journal;

/// <summary>
/// The tables of the journal. A service derives its own context and adds its own tables; the migrations belong to the service.
/// </summary>
public abstract class JournalContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>One row per handled message.</summary>
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<JournalEntry>(row =>
        {
            row.ToTable("journal");
            row.HasKey(x => x.Position);
            row.Property(x => x.Endpoint).HasMaxLength(100);
            row.Property(x => x.MessageType).HasMaxLength(200);
            row.Property(x => x.Source).HasMaxLength(300);
            row.Property(x => x.TraceId).HasMaxLength(64);
            row.Property(x => x.Step).HasMaxLength(100);
            row.Property(x => x.FromState).HasMaxLength(100);
            row.Property(x => x.ToState).HasMaxLength(100);
            row.Property(x => x.Actor).HasMaxLength(200);
            row.HasIndex(x => new { x.MessageId, x.Endpoint }).IsUnique();
            row.HasIndex(x => new { x.SubjectId, x.Position });
            row.HasIndex(x => x.At).HasFilter(PendingFilter).HasDatabaseName("IX_journal_pending");
        });
    }

    /// <summary>Limits the relay's index to pending entries, of which there are very few.</summary>
    string PendingFilter =>
        Database.ProviderName?.EndsWith("SqlServer", StringComparison.Ordinal) == true ? "[Pending] = 1" : "\"Pending\"";
}
