namespace Sagas.Steps;

/// <summary>Where a saga may go from each state: the edges of its diagram.</summary>
public abstract partial class StepStateMachine<TSaga>
{
    static readonly string[] Undone = [nameof(SagaStatus.Failed), nameof(SagaStatus.Cancelled), nameof(SagaStatus.Compensated)];

    (IReadOnlyList<string> Done, IReadOnlyList<string> Failed) AfterStage(Stage<TSaga> stage)
    {
        string[] next = [.. Upcoming(definition.Stages.SkipWhile(s => s != stage).Skip(1))];
        string[] undo = [.. definition.Stages.TakeWhile(s => s != stage).Append(stage).SelectMany(s => s.Steps).Where(s => s.Undo is not null).Select(s => s.Undo!.Name), .. Undone];
        var caught = stage.Steps.Any(step => step.Catch is not null);
        // Where several steps run at once, the last one to settle leads to where another's failure does.
        return stage.Steps.Count > 1 ? ([.. next, .. undo], [.. next, .. undo]) : (next, caught ? [.. next, .. undo] : undo);
    }

    /// <summary>Where a saga may go next: a stage that does not apply, or a wait that is over at once, is passed by.</summary>
    static IEnumerable<string> Upcoming(IEnumerable<Stage<TSaga>> stages)
    {
        foreach (var stage in stages)
        {
            yield return stage.Name;
            if (!stage.MayBePassedBy)
                yield break;
        }
        yield return nameof(SagaStatus.Completed);
    }

    (IReadOnlyList<string> Done, IReadOnlyList<string> Failed) AfterUndo(StepDefinition<TSaga> undo)
    {
        var stage = definition.Stages.First(s => s.Steps.Contains(undo.Undoes!));
        var earlier = definition.Stages.TakeWhile(s => s != stage).Append(stage).SelectMany(s => s.Steps).Where(s => s != undo.Undoes && s.Undo is not null).Select(s => s.Undo!.Name);
        IEnumerable<string> onwards = undo.Undoes!.Catch is null ? [] : Upcoming(definition.Stages.SkipWhile(s => s != stage).Skip(1));
        return ([.. earlier, .. onwards, nameof(SagaStatus.Compensated), nameof(SagaStatus.Cancelled)], [StepEngine<TSaga>.Parked]);
    }
}
