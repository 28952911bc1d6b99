using Sagas.Operations;

namespace Sagas.Console.Models;

public enum Debt
{
    /// <summary>The step has no compensation.</summary>
    None,

    /// <summary>Nothing happened (yet) that would have to be undone.</summary>
    Nothing,

    /// <summary>It may have happened: if the saga turns back, it must be undone.</summary>
    Held,

    /// <summary>The saga completed: the step stands.</summary>
    Kept,
    Owed,
    Sent,
    Confirmed,
    ByHand,
    Failed,
}

/// <summary>What one step did, and what becomes of it when the saga turns back.</summary>
/// <param name="Evidence">The messages that prove it: position of the event, and what it was.</param>
public sealed record LedgerLine(
    string Step, StepStatus Status, int Attempts, DateTimeOffset? DoneAt, string? Compensation, Debt Debt, int Sent, DateTimeOffset? UndoneAt, string? Failure, IReadOnlyList<Evidence> Evidence, Guid? Child);

public sealed record Evidence(long Position, string What);

/// <summary>The compensation ledger: each step that may have happened, and whether its undoing is owed, sent, confirmed or failed.</summary>
public sealed record Ledger(IReadOnlyList<LedgerLine> Lines)
{
    public static Ledger Of(StoredSaga saga, SagaGraph? graph, IReadOnlyList<Attempt> attempts)
    {
        var undo = graph?.Nodes.Where(node => node.Undoes is not null).ToDictionary(node => node.Undoes!, node => node.Name) ?? [];
        return new Ledger([.. saga.Steps.Where(step => step is { IsHidden: false, IsWait: false } && !undo.ContainsValue(step.Name) && !saga.Steps.Exists(other => other.CompensatedBy == step.Name)).Select(step => Line(saga, step, step.CompensatedBy ?? undo.GetValueOrDefault(step.Name), attempts))]);
    }

    public string Summary
    {
        get
        {
            var happened = Lines.Count(line => line.Debt is not (Debt.None or Debt.Nothing));
            string[] parts = [.. new[] { (Debt.Kept, "kept"), (Debt.Held, "to undo if it turns back"), (Debt.Owed, "owed"), (Debt.Sent, "sent"), (Debt.Confirmed, "confirmed undone"), (Debt.ByHand, "undone by hand"), (Debt.Failed, "failed to undo") }
                .Select(kind => (Count: Lines.Count(line => line.Debt == kind.Item1), Name: kind.Item2)).Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Name}")];
            return happened == 0 ? "Nothing happened that would have to be undone." : $"{happened} of {Lines.Count} steps may have had an effect: {string.Join(", ", parts)}.";
        }
    }

    static LedgerLine Line(StoredSaga saga, StepRecord step, string? compensation, IReadOnlyList<Attempt> attempts)
    {
        var undone = saga.Steps.Find(record => record.Name == compensation);
        var debt = compensation is null ? Debt.None : DebtOf(saga, step, undone, attempts);
        List<Evidence> evidence = [.. Evidence(attempts, step.Name), .. compensation is null ? [] : Evidence(attempts, compensation)];
        return new LedgerLine(
            step.Name, step.Status, step.Attempts + step.AttemptsBefore, step.Status is StepStatus.Completed or StepStatus.Compensated ? step.FinishedAt : null, compensation, debt,
            undone is null ? 0 : undone.Attempts + undone.AttemptsBefore, undone is { Status: StepStatus.Completed } ? undone.FinishedAt : null, undone?.Failure?.Message, evidence, step.ChildId);
    }

    static Debt DebtOf(StoredSaga saga, StepRecord step, StepRecord? undone, IReadOnlyList<Attempt> attempts) => (undone?.Status, step) switch
    {
        (StepStatus.CompensationFailed, _) => Debt.Failed,
        (StepStatus.Completed, { Status: StepStatus.Compensated }) => attempts.Any(a => a.Step == undone!.Name && a.End == AttemptEnd.Done) || attempts.All(a => a.Step != undone!.Name) ? Debt.Confirmed : Debt.ByHand,
        (StepStatus.Running or StepStatus.Retrying, _) => Debt.Sent,
        (_, { MayHaveHappened: false }) => Debt.Nothing,
        _ when saga.Status == SagaStatus.Completed => Debt.Kept,
        _ when saga.EndsAs is not null => Debt.Owed,
        _ => Debt.Held,
    };

    static IEnumerable<Evidence> Evidence(IReadOnlyList<Attempt> attempts, string step)
    {
        if (attempts.LastOrDefault(a => a.Step == step) is not { } last)
            yield break;
        yield return new Evidence(last.Sent, $"{step} sent");
        if (last.Answered is { } answer)
            yield return new Evidence(answer, last.End switch { AttemptEnd.Done => "confirmed", AttemptEnd.Refused => "refused", AttemptEnd.Failed => "failed", AttemptEnd.TimedOut => "not answered", _ => "given up" });
    }
}
