
namespace Sagas.Operations;

/// <summary>Describes what an action would do: which messages are sent, and how the saga continues.</summary>
static class ActionPreview
{
    internal static string Of(ISagaTable? table, SagaDetail saga, SagaAction action) =>
        action switch
        {
            SagaAction.Retry => $"{Again(saga)} {Then(saga, FailedCompensation(saga))}",
            SagaAction.Resolve =>
                $"Takes {FailedCompensation(saga)?.Name ?? saga.State} as done by hand: it is not sent again. "
                    + $"{Then(saga, FailedCompensation(saga))}",
            SagaAction.Cancel => Cancel(table, saga),
            SagaAction.FireTimer => Fire(saga),
            SagaAction.Approve => "Approves: the saga goes on with its next step.",
            _ => $"Rejects: the saga does not go on. {Undo(saga.Owed ?? [])}",
        };

    static string Again(SagaDetail saga) => FailedCompensation(saga) is { } step
        ? $"Sends {step.Name} again: attempt {step.Attempts + 1}, with a fresh retry policy."
        : "Sends what failed again, with a fresh retry policy.";

    static string Then(SagaDetail saga, StepDetail? done)
    {
        var rest = saga.Owed?.Where(owed => owed.Compensation != done?.Name).ToList() ?? [];
        return rest.Count == 0 ? "Then nothing is left to undo, and the saga ends." : $"Then: {Sends(rest)}";
    }

    static string Cancel(ISagaTable? table, SagaDetail saga)
    {
        var owed = saga.Owed ?? [];
        string[] children =
        [
            .. saga
                .Steps.Where(step =>
                    step.Status is StepStatus.Running or StepStatus.Retrying && table?.Children.Contains(step.Name) == true
                )
                .Select(step => step.Name),
        ];
        if (children.Length == 0)
            return $"{Undo(owed)} The saga ends as Cancelled.";
        var returned = string.Join(", ", owed.Where(o => children.Contains(o.Step)).Select(o => o.Compensation));
        return $"Cancels {string.Join(", ", children)}, a saga of its own, and waits for its "
            + $"end{(returned.Length == 0 ? "" : $" (if that completes after all, it is undone by {returned})")}. "
            + $"{Undo([.. owed.Where(o => !children.Contains(o.Step))])} The saga ends as Cancelled.";
    }

    static string Fire(SagaDetail saga) =>
        ActionRules.Retrying(saga).ToList() is { Count: > 0 } retrying
            ? $"Sends {string.Join(", ", retrying.Select(Now))}."
            : $"Does not wait any longer in {saga.State}: the saga goes on at once.";

    static string Now(StepDetail step) =>
        $"{step.Name} now: attempt {step.Attempts + 1}{(step.NextAttemptAt is { } due ? $", which is due at {due:u}" : "")}";

    static string Undo(IReadOnlyList<OwedCompensation> owed) =>
        owed.Count == 0 ? "Nothing is sent: there is nothing to undo." : Sends(owed);

    static string Sends(IReadOnlyList<OwedCompensation> owed) =>
        $"Sends {string.Join(", then ", owed.Select(o => $"{o.Compensation} (undoes {o.Step})"))}.";

    /// <summary>The compensation that failed permanently.</summary>
    static StepDetail? FailedCompensation(SagaDetail saga) =>
        saga.Steps.FirstOrDefault(step =>
            step.Status == StepStatus.CompensationFailed && saga.Owed?.Any(owed => owed.Compensation == step.Name) == true
        );
}
