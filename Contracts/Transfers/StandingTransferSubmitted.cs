namespace Contracts.Transfers;

/// <summary>
/// A standing transfer was accepted, or goes on: each date is a saga of its own, started by the one before, so that no history grows
/// without bound.
/// </summary>
/// <param name="SagaId">Derived from <paramref name="ReferenceId"/> and, from the second date on, the number of the date.</param>
/// <param name="FirstAt">The first date; later ones are counted from it, so that a month's last day stays the last.</param>
/// <param name="Every">The pause from one date to the next; null when <paramref name="Cron"/> says when.</param>
/// <param name="Times">How many dates there are; null for no end.</param>
/// <param name="Progress">What the dates before this one brought.</param>
/// <param name="TimeZone">Where days and months are counted, by its IANA name; null for UTC.</param>
/// <param name="Cron">A cron expression of six fields, seconds first; null when <paramref name="Every"/> says when.</param>
public record StandingTransferSubmitted(
    Guid SagaId,
    string ReferenceId,
    string SourceAccount,
    string TargetAccount,
    decimal Amount,
    string? Currency,
    DateTimeOffset FirstAt,
    Recurrence? Every,
    int? Times,
    StandingTransferProgress Progress,
    string? TimeZone = null,
    string? Cron = null);

/// <summary>The pause from one date to the next: whole months, or days and a fixed time; one of them is zero.</summary>
/// <param name="Days">How many days of <paramref name="Time"/> are days of the calendar, which summer time makes shorter or longer.</param>
public record Recurrence(int Months, TimeSpan Time, int Days = 0);

/// <param name="Date">Which date is next, from 1.</param>
/// <param name="Done">Transfers that were carried out.</param>
/// <param name="Failed">Transfers that could not be carried out.</param>
/// <param name="IsPaused">Dates pass without a transfer.</param>
/// <param name="At">When the next date is, where it follows from the one before (cron); null where it is counted from the first.</param>
public record StandingTransferProgress(int Date, int Done, int Failed, bool IsPaused, DateTimeOffset? At = null);

/// <summary>Dates pass without a transfer from now on.</summary>
public record PauseStandingTransfer(Guid SagaId, string Reason);

/// <summary>The next date counts again; those that passed are not made up for.</summary>
public record ResumeStandingTransfer(Guid SagaId, string Reason);

/// <summary>No further date; a transfer that is under way is carried out.</summary>
public record EndStandingTransfer(Guid SagaId, string Reason);
