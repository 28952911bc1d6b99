using Sagas.Operations;

namespace Sagas.Console.OneSaga;

/// <summary>The compensation ledger: which steps may have had an effect, and how far their compensations are.</summary>
public sealed record Ledger(IReadOnlyList<LedgerLine> Lines)
{
    static readonly (Debt Debt, string Name)[] Counted =
    [
        (Debt.Kept, "kept"),
        (Debt.Held, "compensated if the saga fails"),
        (Debt.Owed, "compensation owed"),
        (Debt.Sent, "compensation sent"),
        (Debt.Confirmed, "compensation confirmed"),
        (Debt.ByHand, "resolved by hand"),
        (Debt.Failed, "compensation failed"),
    ];

    public static Ledger Of(StoredSaga saga, SagaGraph? graph, IReadOnlyList<Attempt> attempts)
    {
        var undo = graph?.Nodes.Where(node => node.Undoes is not null).ToDictionary(node => node.Undoes!, node => node.Name) ?? [];
        var steps = saga.Steps.Where(step => step is { IsHidden: false, IsWait: false }
            && !undo.ContainsValue(step.Name) && !saga.Steps.Exists(other => other.CompensatedBy == step.Name));
        return new Ledger([.. steps.Select(step => Line(saga, step, step.CompensatedBy ?? undo.GetValueOrDefault(step.Name), attempts))]);
    }

    public string Summary
    {
        get
        {
            var happened = Lines.Count(line => line.Debt is not (Debt.None or Debt.Nothing));
            if (happened == 0)
                return "No step has had an effect that needs a compensation.";
            var parts = Counted.Select(kind => (Count: Lines.Count(line => line.Debt == kind.Debt), kind.Name))
                .Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Name}");
            return $"{happened} of {Lines.Count} steps may have had an effect: {string.Join(", ", parts)}.";
        }
    }

    static LedgerLine Line(StoredSaga saga, StepRecord step, string? compensation, IReadOnlyList<Attempt> attempts)
    {
        var undone = saga.Steps.Find(record => record.Name == compensation);
        return new LedgerLine(
            step.Name,
            step.Status,
            step.Attempts + step.AttemptsBefore,
            step.Status is StepStatus.Completed or StepStatus.Compensated ? step.FinishedAt : null,
            compensation,
            compensation is null ? Debt.None : DebtOf(saga, step, undone, attempts),
            undone is null ? 0 : undone.Attempts + undone.AttemptsBefore,
            undone is { Status: StepStatus.Completed } ? undone.FinishedAt : null,
            undone?.Failure?.Message,
            [.. Evidence(attempts, step.Name), .. compensation is null ? [] : Evidence(attempts, compensation)],
            step.ChildId);
    }

    static Debt DebtOf(StoredSaga saga, StepRecord step, StepRecord? undone, IReadOnlyList<Attempt> attempts) =>
        (undone?.Status, step) switch
        {
            (StepStatus.CompensationFailed, _) => Debt.Failed,
            (StepStatus.Completed, { Status: StepStatus.Compensated }) =>
                WasConfirmed(undone!.Name, attempts) ? Debt.Confirmed : Debt.ByHand,
            (StepStatus.Running or StepStatus.Retrying, _) => Debt.Sent,
            (_, { MayHaveHappened: false }) => Debt.Nothing,
            _ when saga.Status == SagaStatus.Completed => Debt.Kept,
            _ when saga.EndsAs is not null => Debt.Owed,
            _ => Debt.Held,
        };

    /// <summary>A compensation that was attempted but has no reply was completed by a person.</summary>
    static bool WasConfirmed(string compensation, IReadOnlyList<Attempt> attempts) =>
        attempts.Any(a => a.Step == compensation && a.End == AttemptEnd.Done) || attempts.All(a => a.Step != compensation);

    static IEnumerable<Evidence> Evidence(IReadOnlyList<Attempt> attempts, string step)
    {
        if (attempts.LastOrDefault(a => a.Step == step) is not { } last)
            yield break;
        yield return new Evidence(last.Sent, $"{step} sent");
        if (last.Answered is { } answer)
            yield return new Evidence(answer, Words(last.End));
    }

    static string Words(AttemptEnd end) => end switch
    {
        AttemptEnd.Done => "confirmed",
        AttemptEnd.Refused => "refused",
        AttemptEnd.Failed => "failed",
        AttemptEnd.TimedOut => "no reply",
        _ => "abandoned",
    };
}
