using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Sagas.Persistence;

/// <summary>Maps saga instances in a service's own context.</summary>
public static class SagaInstanceModel
{
    /// <summary>Maps the table of saga instances of all kinds.</summary>
    public static void AddSagas(this ModelBuilder model) => model.Entity<SagaRow>(row =>
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

    /// <summary>Written once: excluded from updates.</summary>
    static void Fixed<T>(this PropertyBuilder<T> property) => property.Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
}
