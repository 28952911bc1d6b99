using Sagas.Definitions;

namespace Sagas;

/// <summary>
/// Rejects a table that cannot work when the saga is defined, not when the first instance reaches the error. Changes nothing.
/// </summary>
static class TableChecks
{
    static readonly string[] Reserved =
    [
        "Initial", "Final", nameof(SagaStatus.NeedsIntervention),
        .. Enum.GetValues<SagaStatus>().Where(status => status.IsFinal()).Select(status => status.ToString()),
    ];

    internal static void Check<TSaga>(SagaBuilder<TSaga> table) where TSaga : SagaState, new()
    {
        if (table.Start is null)
            throw Wrong(
                $"{Name<TSaga>()} has no StartsWith<...>(...), so no message could ever start it; add it as the first line of its table."
            );
        var steps = table.Stages.SelectMany(stage => stage.Steps).ToList();
        CheckNames(table, steps);
        CheckReplies(table, steps);
        foreach (var stage in table.Stages)
            CheckStage(stage);
        foreach (var step in steps.Where(step => step.FindsReply is not null))
            CheckFound(table, steps, step);
    }

    static void CheckNames<TSaga>(SagaBuilder<TSaga> table, List<StepDefinition<TSaga>> steps) where TSaga : SagaState, new()
    {
        var stages = table.Stages.Where(stage => stage.Steps is not [var only] || only.Name != stage.Name).Select(stage => stage.Name);
        var names = stages.Concat(steps.Select(step => step.Name)).Concat(Compensations(steps).Select(step => step.Name)).ToList();
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Wrong(
                $"The table of {Name<TSaga>()} has two steps called {twice.Key}: an answer could not be matched to one of them. "
                    + "Give each its own command or its own name."
            );
        if (names.Find(Reserved.Contains) is { } reserved)
            throw Wrong($"A step of {Name<TSaga>()} is called {reserved}, a state that every saga has. Give it another name.");
    }

    static void CheckReplies<TSaga>(SagaBuilder<TSaga> table, List<StepDefinition<TSaga>> steps) where TSaga : SagaState, new()
    {
        var replies = steps.Concat(Compensations(steps)).Select(step => step.Reply?.Type).ToList();
        if (table.Events.Select(e => e.Message.Type).FirstOrDefault(replies.Contains) is { } both)
            throw Wrong(
                $"{both.Name} comes from outside (WaitFor, On), and also answers a step of {Name<TSaga>()}: it is ambiguous which is "
                    + "meant. Give each its own message."
            );
    }

    static void CheckStage<TSaga>(Stage<TSaga> stage) where TSaga : SagaState
    {
        if (stage.Steps.Count == 0)
            throw Wrong($"Parallel(\"{stage.Name}\", ...) of {Name<TSaga>()} has no steps.");
        var replies = stage.Steps.Select(step => step.Reply?.Type).OfType<Type>();
        if (replies.GroupBy(reply => reply).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Wrong(
                $"Two steps of Parallel(\"{stage.Name}\", ...) of {Name<TSaga>()} are answered with {twice.Key.Name}: they cannot be "
                    + "told apart. Give each its own reply."
            );
    }

    static void CheckFound<TSaga>(SagaBuilder<TSaga> table, List<StepDefinition<TSaga>> steps, StepDefinition<TSaga> step)
        where TSaga : SagaState, new()
    {
        var reply = step.FindsReply!.Name;
        if (step.Compensation is not { } compensation)
            throw Wrong(
                $"{step.Name} of {Name<TSaga>()} says UnlessDone<{reply}>, but nothing undoes it. Add "
                    + "CompensatedBy<...>(...), or remove UnlessDone."
            );
        if (TableLinks.FoundBy(steps, step) is not { } found)
            throw Wrong($"{compensation.Name} says UnlessDone<{reply}>, but no step of {Name<TSaga>()} is answered with that message.");
        var isLast = table.Stages[^1].Steps is [var last] && last == found;
        if (!isLast || steps.SkipWhile(other => other != step).Skip(1).Any(other => other.Compensation is not null))
            throw Wrong(
                $"{compensation.Name} of {Name<TSaga>()} says UnlessDone<{reply}>, which completes the saga. So {found.Name} must be the "
                    + $"last step, alone, and no step after {step.Name} may have a compensation: it would already have run."
            );
    }

    static IEnumerable<StepDefinition<TSaga>> Compensations<TSaga>(List<StepDefinition<TSaga>> steps) where TSaga : SagaState =>
        steps.Select(step => step.Compensation).OfType<StepDefinition<TSaga>>();

    static string Name<TSaga>() => typeof(TSaga).Name;

    static SagaDefinitionException Wrong(string what) => new(what);
}
