using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Sagas.Operations;

/// <summary>The audit in the database, which is append-only.</summary>
static class OperationModel
{
    internal const string Table = "operations";

    internal static void AddOperations(this ModelBuilder model) => model.Entity<OperationRow>(row =>
    {
        row.ToTable(Table, table => table.HasTrigger($"{Table}_append_only"));
        row.HasKey(x => x.Position);
        row.Property(x => x.Actor).HasMaxLength(200);
        row.Property(x => x.Roles).HasMaxLength(100);
        row.Property(x => x.Action).HasConversion<string>().HasMaxLength(20);
        row.Property(x => x.Asked).HasMaxLength(100);
        row.Property(x => x.Kind).HasMaxLength(50);
        row.Property(x => x.BusinessId).HasMaxLength(100);
        row.Property(x => x.Reason).HasMaxLength(500);
        row.Property(x => x.Outcome).HasConversion<string>().HasMaxLength(20);
        row.HasIndex(x => x.Id).IsUnique();
        row.HasIndex(x => x.RequestId).IsUnique();
        row.HasIndex(x => new { x.OperationId, x.Position });
        row.HasIndex(x => new { x.SagaId, x.Position });
        row.HasIndex(x => new { x.Actor, x.Position });
    });

    /// <exception cref="InvalidOperationException">An existing line would be changed or removed.</exception>
    internal static void OnlyAdd(ChangeTracker changes)
    {
        if (
            changes.Entries<OperationRow>().FirstOrDefault(entry => entry.State is EntityState.Modified or EntityState.Deleted) is
            { } touched
        )
            throw new InvalidOperationException(
                $"The audit line {touched.Entity.Id} of {touched.Entity.Actor} would be {touched.State}, but the table '{Table}' is only "
                    + "ever added to: what people did must stay as it was. Add a line instead."
            );
    }
}
