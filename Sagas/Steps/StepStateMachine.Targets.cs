namespace Sagas.Steps;

/// <summary>Where a saga may go from each state: the edges of its diagram.</summary>
public abstract partial class StepStateMachine<TSaga>
{
    (IEnumerable<string> Done, IEnumerable<string> Failed) AfterStep(StepDefinition<TSaga> step)
    {
        var later = Upcoming(definition.Steps.SkipWhile(s => s != step).Skip(1));
        var undo = definition.Steps.TakeWhile(s => s != step).Append(step).Where(s => s.Undo is not null).Select(s => s.Undo!.Name);
        string[] done = [.. later];
        return (done, step.Otherwise is null
            ? [.. undo, nameof(SagaStatus.Failed), nameof(SagaStatus.Cancelled), nameof(SagaStatus.Compensated)]
            : [.. done, .. undo, nameof(SagaStatus.Cancelled)]);
    }

    /// <summary>Where a saga may go next: a wait that is over at once is passed by.</summary>
    static IEnumerable<string> Upcoming(IEnumerable<StepDefinition<TSaga>> steps)
    {
        foreach (var step in steps)
        {
            yield return step.Name;
            if (step is not WaitDefinition<TSaga> && step.Condition is null)
                yield break;
        }
        yield return nameof(SagaStatus.Completed);
    }

    (IEnumerable<string> Done, IEnumerable<string> Failed) AfterUndo(StepDefinition<TSaga> undo)
    {
        var earlier = definition.Steps.TakeWhile(s => s != undo.Undoes).Where(s => s.Undo is not null).Select(s => s.Undo!.Name);
        return ([.. earlier, nameof(SagaStatus.Compensated), nameof(SagaStatus.Cancelled)], [StepEngine<TSaga>.Parked]);
    }
}
