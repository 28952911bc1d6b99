using System.ComponentModel.DataAnnotations;
using Contracts.Rules;

namespace Contracts.Transfers;

/// <summary>
/// A standing transfer was accepted, or continues: each date is its own saga, started by the previous one, so that no history grows without
/// bound.
/// </summary>
/// <param name="SagaId">Derived from <paramref name="ReferenceId"/> and, from the second date on, the number of the date.</param>
/// <param name="FirstAt">The first date; later dates are counted from it, so that the last day of a month stays the last.</param>
/// <param name="Every">The pause from one date to the next; null when <paramref name="Cron"/> says when.</param>
/// <param name="Times">How many dates there are; null for no end.</param>
/// <param name="Progress">The result of the dates before this one.</param>
/// <param name="TimeZone">The time zone of days and months, as an IANA name; null for UTC.</param>
/// <param name="Cron">A cron expression of six fields, seconds first; null when <paramref name="Every"/> says when.</param>
/// <param name="Missed">What is done about dates that passed while the system was down: one of <see cref="MissedDates"/>.</param>
public record StandingTransferSubmitted(
    Guid SagaId,
    [Reference] string ReferenceId,
    [Account] string SourceAccount,
    [Account] string TargetAccount,
    [PositiveAmount] decimal Amount,
    [Currency] string? Currency,
    DateTimeOffset FirstAt,
    Recurrence? Every,
    int? Times,
    StandingTransferProgress Progress,
    [Text(64)] string? TimeZone = null,
    [Text(250)] string? Cron = null,
    [AllowedValues(MissedDates.One, MissedDates.Skip, MissedDates.All)] string Missed = MissedDates.One) : IValidatableObject
{
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        foreach (var problem in MoneyIn.Check(Currency, Amount, nameof(Amount)))
            yield return problem;
        if (Every is null && Cron is null)
            yield return new ValidationResult("one of every and cron says when", [nameof(Every)]);
    }
}

/// <summary>What is done about dates that passed while the system was down, or while an earlier transfer was under way.</summary>
public static class MissedDates
{
    /// <summary>One transfer makes up for all of them.</summary>
    public const string One = "one";

    /// <summary>Nothing: the next date to come transfers again. A date that is at most an hour late is not missed.</summary>
    public const string Skip = "skip";

    /// <summary>Each of them transfers, one after the other.</summary>
    public const string All = "all";
}

/// <summary>The pause from one date to the next: whole months, or days and a fixed time; one of them is zero.</summary>
/// <param name="Days">How many days of <paramref name="Time"/> are calendar days, which clock changes make shorter or longer.</param>
public record Recurrence(int Months, TimeSpan Time, int Days = 0);

/// <param name="Date">The number of the next date, from 1.</param>
/// <param name="Done">Transfers that were carried out.</param>
/// <param name="Failed">Transfers that could not be carried out.</param>
/// <param name="IsPaused">Dates pass without a transfer.</param>
/// <param name="At">The next date, if it is computed from the previous one (cron); null if it is counted from the first.</param>
public record StandingTransferProgress(int Date, int Done, int Failed, bool IsPaused, DateTimeOffset? At = null);

/// <summary>From now on dates pass without a transfer.</summary>
public record PauseStandingTransfer(Guid SagaId, [Text(Texts.LongestReason)] string Reason);

/// <summary>The next date transfers again; dates that passed are not made up for.</summary>
public record ResumeStandingTransfer(Guid SagaId, [Text(Texts.LongestReason)] string Reason);

/// <summary>There is no further date; a running transfer is completed.</summary>
public record EndStandingTransfer(Guid SagaId, [Text(Texts.LongestReason)] string Reason);
