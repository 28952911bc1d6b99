using Microsoft.EntityFrameworkCore;

namespace Sagas.DeadLetters;

static class DeadLetterModel
{
    internal const int LongestQueue = 200,
        LongestName = 200,
        LongestBusinessId = 100,
        LongestType = 300,
        LongestMessage = 2000,
        LengthOfCause = 16;

    internal static void AddDeadLetters(this ModelBuilder model) => model.Entity<DeadLetter>(row =>
    {
        row.ToTable("dead_letters");
        row.HasKey(x => x.Id);
        row.Property(x => x.Id).ValueGeneratedNever();
        row.Ignore(x => x.Origin);
        row.Property(x => x.Queue).HasMaxLength(LongestQueue);
        row.Property(x => x.MessageId).HasMaxLength(LongestName);
        row.Property(x => x.MessageType).HasMaxLength(LongestName);
        row.Property(x => x.BusinessId).HasMaxLength(LongestBusinessId);
        row.Property(x => x.FailureType).HasMaxLength(LongestType);
        row.Property(x => x.FailureMessage).HasMaxLength(LongestMessage);
        row.Property(x => x.Cause).HasMaxLength(LengthOfCause);
        row.Property(x => x.Status).HasConversion<string>().HasMaxLength(20);
        row.HasIndex(x => new { x.Status, x.Queue, x.Cause, x.DiedAt });
        row.HasIndex(x => new { x.DiedAt, x.Id });
        row.HasIndex(x => new { x.SagaId, x.Status });
    });
}
