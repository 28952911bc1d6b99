using MassTransit;

namespace Sagas.Steps;

/// <summary>A table that cannot work is refused when the machine is made, not when the first saga runs into it.</summary>
static class TableChecks
{
    static readonly string[] Reserved = ["Initial", "Final", nameof(SagaStatus.NeedsIntervention), .. Enum.GetValues<SagaStatus>().Where(status => status.IsFinal()).Select(status => status.ToString())];

    internal static void Complete<TSaga>(this SagaBuilder<TSaga> table) where TSaga : SagaState, new()
    {
        if (table.Start is null)
            throw new ConfigurationException($"{typeof(TSaga).Name} has no StartsWith<...>(...), so no message could ever start it; add it as the first line of its table.");
        var steps = table.Steps.ToList();
        var states = table.Stages.Where(stage => stage.Steps.Count != 1).Select(stage => stage.Name);
        var names = states.Concat(steps.Select(step => step.Name)).Concat(steps.Where(step => step.Undo is not null).Select(step => step.Undo!.Name));
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ConfigurationException($"The table of {typeof(TSaga).Name} has two steps called {twice.Key}: an answer could not be told to be for the one or the other. Give each its own command, or its own name.");
        if (names.FirstOrDefault(Reserved.Contains) is { } reserved)
            throw new ConfigurationException($"A step of {typeof(TSaga).Name} is called {reserved}, as is a state that every saga has. Give it another name.");
        var replies = steps.Concat(steps.Where(step => step.Undo is not null).Select(step => step.Undo!)).Select(step => step.RepliesWith).ToList();
        if (table.Events.FirstOrDefault(e => replies.Contains(e.Message)) is { } both)
            throw new ConfigurationException($"{both.Message.Name} comes from outside (WaitFor, On), and also answers a step of {typeof(TSaga).Name}: it could not be told which is meant. Give each its own message.");
        foreach (var stage in table.Stages)
        {
            if (stage.Steps.Count == 0)
                throw new ConfigurationException($"Together(\"{stage.Name}\", ...) of {typeof(TSaga).Name} has no steps.");
            if (stage.Steps.GroupBy(step => step.RepliesWith).FirstOrDefault(same => same.Key is not null && same.Count() > 1) is { } reply)
                throw new ConfigurationException($"Two steps of Together(\"{stage.Name}\", ...) of {typeof(TSaga).Name} are answered with {reply.Key!.Name}: they could not be told apart. Give each its own reply.");
        }
        foreach (var step in steps.Where(step => step.Undo?.FoundBy is not null))
        {
            step.Undo!.Unless = steps.Find(other => other.RepliesWith == step.Undo.FoundBy)
                ?? throw new ConfigurationException($"{step.Undo.Name} says UnlessDone<{step.Undo.FoundBy!.Name}>, but no step of {typeof(TSaga).Name} is answered with that message.");
            if (table.Stages[^1].Steps is not [var last] || last != step.Undo.Unless || steps.SkipWhile(other => other != step).Skip(1).Any(other => other.Undo is not null))
                throw new ConfigurationException($"{step.Undo.Name} of {typeof(TSaga).Name} says UnlessDone<{step.Undo.FoundBy!.Name}>: then the saga completes. So {step.Undo.Unless.Name} must be the last step, alone, and no step behind {step.Name} may have a compensation, which would have undone it by then.");
        }
    }
}
