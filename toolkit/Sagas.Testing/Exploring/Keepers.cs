using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Definitions;
using Sagas.Engine;

namespace Sagas.Testing;

/// <summary>Finds conflicts: two steps that are both in effect must not store different values in the same property.</summary>
static class Keepers<TState> where TState : SagaState, new()
{
    /// <summary>The properties stored by an earlier step that an answer overwrites, with that step.</summary>
    internal static IEnumerable<(string Keeper, string Name)> Overwritten(
        SagaDefinition<TState> definition, Situation here, TState before, Move move, SagaText after)
    {
        if (definition.Step(move.Answers) is not { IsCompensation: false } step)
            yield break;
        foreach (var (name, value) in here.Saga.Remembered)
        {
            var now = after.Remembered[name];
            if (value is null || JsonNode.DeepEquals(value, now) || KeeperOf(here, name) is not { } keeper || keeper == step.Name)
                continue;
            if (before.Find(keeper) is { Status: StepStatus.Completed } && DoesNotBuildOn(here, before, name, step, move, now))
                yield return (keeper, name);
        }
    }

    /// <summary>The step whose answer last changed a property on this path.</summary>
    static string? KeeperOf(Situation here, string name)
    {
        for (var one = here; one is { Before: { } before }; one = before)
        {
            if (!JsonNode.DeepEquals(one.Saga.Remembered[name], before.Saga.Remembered[name]))
                return one.By!.Answers;
        }
        return null;
    }

    /// <summary>
    /// True when the old value has no influence on the answered command or on what is stored of the answer.
    /// </summary>
    static bool DoesNotBuildOn(Situation here, TState before, string name, StepDefinition<TState> step, Move move, JsonNode? value)
    {
        var saga = here.Saga.ReadWithout<TState>(name);
        try
        {
            if (step.Command is not null && Text(step.Make(before)!) != Text(step.Make(saga)!))
                return false;
            step.Keep(saga, ((SagaInput.StepAnswered)move.Input).Message);
        }
        catch (Exception failure) when (failure is NullReferenceException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
        return JsonNode.DeepEquals(SagaText.Of(saga).Remembered[name], value);
    }

    static string Text(object message) => JsonSerializer.Serialize(message, JournalJson.Options);
}
