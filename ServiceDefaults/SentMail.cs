using Microsoft.EntityFrameworkCore;

namespace ServiceDefaults;

public enum MailStatus
{
    /// <summary>The server has taken it.</summary>
    Accepted,

    /// <summary>The server had it and gave no answer: it may have been delivered.</summary>
    Unknown,
}

/// <summary>The mail of one step of a saga. Once it is recorded it is not sent again.</summary>
public sealed class SentMail
{
    /// <summary>See <see cref="IdOf"/>.</summary>
    public required Guid Id { get; init; }
    public required Guid SagaId { get; init; }
    public required string Step { get; init; }

    /// <summary>Its Message-ID.</summary>
    public required string Reference { get; init; }
    public MailStatus Status { get; init; }

    /// <summary>Why nobody knows what became of it; null when it was accepted.</summary>
    public string? Reason { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The key, which follows from saga and step.</summary>
    public static Guid IdOf(Guid saga, string step) => Sagas.SagaId.Of("Mail", $"{saga}/{step}");
}

static class SentMailModel
{
    internal static void AddSentMails(this ModelBuilder model) => model.Entity<SentMail>(row =>
    {
        row.ToTable("sent_mails");
        row.HasKey(x => x.Id);
        row.Property(x => x.Id).ValueGeneratedNever();
        row.Property(x => x.Step).HasMaxLength(100);
        row.Property(x => x.Reference).HasMaxLength(400);
        row.Property(x => x.Status).HasConversion<string>().HasMaxLength(20);
        row.Property(x => x.Reason).HasMaxLength(1000);
    });
}
