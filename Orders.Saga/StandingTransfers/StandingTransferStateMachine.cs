using Contracts.Transfers;
using Sagas;

namespace Orders.Saga.StandingTransfers;

/// <summary>
/// Waits for the date, transfers (as a child saga), and continues as a new run for the next date; can be paused, resumed and ended at any
/// time.
/// </summary>
public sealed class StandingTransferStateMachine() : StepStateMachine<StandingTransferState>(standing =>
{
    standing.StartsWith<StandingTransferSubmitted>(submitted => submitted.ReferenceId, (saga, submitted) => saga.Accept(submitted));

    standing.On<PauseStandingTransfer>((saga, pause) => saga.Pause(pause.Reason));
    standing.On<ResumeStandingTransfer>((saga, resume) => saga.Resume(resume.Reason));
    standing.On<EndStandingTransfer>((saga, end) => saga.End(end.Reason));

    standing.WaitUntil(StandingTransferDates.Wait, saga => saga.Date());

    standing.Child("Transfer", "Transfer", saga => saga.Transfer(), saga => saga.Transferred())
        .When(saga => saga.IsActive() && !saga.IsSkipped())
        .Catch((saga, failure) => saga.NotTransferred(failure));

    standing.ContinueAsNew(saga => saga.HasNext(), saga => saga.Next());
});

static class StandingTransferMessages
{
    internal static void Accept(this StandingTransferState standing, StandingTransferSubmitted submitted)
    {
        standing.Plan = submitted;
        standing.Progress = submitted.Progress;
        standing.SearchText = $"{submitted.SourceAccount} {submitted.TargetAccount}";
        standing.Say(submitted.Progress.IsPaused ? "paused" : null);
    }

    internal static void Pause(this StandingTransferState standing, string reason) => standing.SetPaused(true, $"paused: {reason}");

    internal static void Resume(this StandingTransferState standing, string reason) => standing.SetPaused(false, $"resumed: {reason}");

    static void SetPaused(this StandingTransferState standing, bool paused, string words)
    {
        standing.Progress = standing.Progress with { IsPaused = paused };
        standing.Say(words);
    }

    internal static void End(this StandingTransferState standing, string reason)
    {
        standing.IsEnded = true;
        standing.Say($"ended: {reason}");
    }

    /// <summary>Null, which ends the wait at once, when there is nothing to wait for.</summary>
    internal static DateTimeOffset? Date(this StandingTransferState standing) =>
        standing.IsEnded ? null : standing.Reached().At;

    internal static bool IsActive(this StandingTransferState standing) => standing is { IsEnded: false, Progress.IsPaused: false };

    /// <summary>References from customers have no colon, so none can be mistaken for the transfer of a date.</summary>
    internal static TransferSubmitted Transfer(this StandingTransferState standing)
    {
        var (plan, reference) = (standing.Plan!, $"{standing.BusinessId}:{standing.Progress.Date}");
        return new(
            SagaId.Of("Transfer", reference),
            reference,
            plan.SourceAccount,
            plan.TargetAccount,
            plan.Amount,
            plan.Currency,
            ExecuteAt: null,
            standing.SubmittedAt
        );
    }

    internal static void Transferred(this StandingTransferState standing)
    {
        standing.Progress = standing.Progress with { Done = standing.Progress.Done + 1 };
        standing.Say(null, through: standing.Last().Number);
    }

    internal static AfterFailure NotTransferred(this StandingTransferState standing, StepFailure failure)
    {
        standing.Progress = standing.Progress with { Failed = standing.Progress.Failed + 1 };
        standing.Say($"not transferred: {failure.Message}", through: standing.Last().Number);
        return AfterFailure.Continue;
    }

    internal static bool HasNext(this StandingTransferState standing) => !standing.IsEnded && standing.Following() is not null;

    internal static StandingTransferSubmitted Next(this StandingTransferState standing)
    {
        var (plan, next) = (standing.Plan!, standing.Following()!);
        return plan with
        {
            SagaId = SagaId.Of("StandingTransfer", $"{standing.BusinessId}#{next.Number}"),
            Progress = standing.Progress with { Date = next.Number, At = plan.Cron is null ? null : next.At },
        };
    }

    /// <summary>A date that is neither done nor failed was missed, or passed during a pause.</summary>
    /// <param name="through">The last date to count; null for the one before this run.</param>
    static void Say(this StandingTransferState standing, string? news, int? through = null)
    {
        var p = standing.Progress;
        var skipped = Math.Max(0, (through ?? p.Date - 1) - p.Done - p.Failed);
        standing.CustomStatus = $"{p.Done} done, {p.Failed} failed, {skipped} skipped{(news is null ? "" : $"; {news}")}";
    }
}
