namespace Sagas.Definitions;

/// <summary>The states that may follow each state: the edges of the diagram.</summary>
sealed class TableTargets<TSaga>(SagaDefinition<TSaga> definition) where TSaga : SagaState, new()
{
    static readonly string[] Compensated = [nameof(SagaStatus.Failed), nameof(SagaStatus.Cancelled), nameof(SagaStatus.Compensated)];

    /// <summary>The states after a place where something runs, when it is done and when it failed.</summary>
    internal (IReadOnlyList<string> Done, IReadOnlyList<string> Failed) After(Stage<TSaga> place) =>
        place.Steps[0].IsCompensation ? AfterCompensation(place.Steps[0]) : AfterStage(place);

    /// <summary>The states after intervention.</summary>
    internal IReadOnlyList<string> AfterIntervention() =>
        [
            .. definition.Compensations.SelectMany(step => AfterCompensation(step).Done.Prepend(step.Name))
                .Where(state => state != nameof(SagaStatus.NeedsIntervention)),
            .. TableBuilder<TSaga>.Ends,
        ];

    /// <summary>The states that may come next: a stage that does not apply, or a wait that is already over, is skipped.</summary>
    internal static IEnumerable<string> Upcoming(IEnumerable<Stage<TSaga>> stages)
    {
        foreach (var stage in stages)
        {
            yield return stage.Name;
            if (!stage.MayBePassedBy)
                yield break;
        }
        yield return nameof(SagaStatus.Completed);
    }

    (IReadOnlyList<string> Done, IReadOnlyList<string> Failed) AfterStage(Stage<TSaga> stage)
    {
        string[] next = [.. Upcoming(definition.StagesAfter(stage))];
        string[] undo = [.. CompensationsUpTo(stage).Select(step => step.Name), .. Compensated];
        // In a parallel stage the last step to settle also leads to where another step's failure leads.
        if (stage.Steps.Count > 1)
            return ([.. next, .. undo], [.. next, .. undo]);
        return (next, stage.Steps[0].Catch is null ? undo : [.. next, .. undo]);
    }

    (IReadOnlyList<string> Done, IReadOnlyList<string> Failed) AfterCompensation(StepDefinition<TSaga> compensation)
    {
        var stage = definition.StageOf(compensation.Compensates!);
        string[] earlier = [.. CompensationsUpTo(stage).Where(step => step != compensation).Select(step => step.Name)];
        var onwards = compensation.Compensates!.Catch is null ? [] : Upcoming(definition.StagesAfter(stage));
        return (
            [.. earlier, .. onwards, nameof(SagaStatus.Compensated), nameof(SagaStatus.Cancelled), .. FailedBefore(compensation)],
            [.. compensation.Finds is null ? earlier : [], nameof(SagaStatus.NeedsIntervention)]);
    }

    /// <summary>A saga stops for a compensation that failed once those of earlier steps are done.</summary>
    IEnumerable<string> FailedBefore(StepDefinition<TSaga> compensation) =>
        definition.Compensations.SkipWhile(step => step != compensation).Skip(1).Any() ? [nameof(SagaStatus.NeedsIntervention)] : [];

    IEnumerable<StepDefinition<TSaga>> CompensationsUpTo(Stage<TSaga> stage) => definition.Stages
        .TakeWhile(other => other != stage).Append(stage)
        .SelectMany(other => other.Steps).Select(step => step.Compensation).OfType<StepDefinition<TSaga>>();
}
