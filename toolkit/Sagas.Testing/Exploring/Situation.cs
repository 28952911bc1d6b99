using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Journal;

namespace Sagas.Testing;

/// <summary>A saga and the world around it, at one point of a way through the table.</summary>
sealed class Situation(string saga, DateTimeOffset now, World world, Situation? before, Move? by)
{
    static readonly string[] Own = [.. typeof(SagaState).GetProperties().Select(property => Camel(property.Name))];

    /// <summary>The saga, as JSON.</summary>
    internal string Saga => saga;
    internal DateTimeOffset Now => now;
    internal World World => world;

    /// <summary>What led here, and from where; null at the beginning.</summary>
    internal Situation? Before => before;
    internal Move? By => by;

    /// <summary>Situations that may come after this one without an operator's help.</summary>
    internal List<Situation> After { get; } = [];

    /// <summary>The one that follows when nothing happens but the timer.</summary>
    internal Situation? WhenTimerRings { get; set; }

    /// <summary>Nothing has to happen any more: the saga has ended, or an operator was asked.</summary>
    internal bool IsSettled { get; init; }

    /// <summary>A child is asked for again and again until it ends: that is as it should be.</summary>
    internal bool AwaitsChild { get; init; }

    /// <summary>The situations up to here, the first one first.</summary>
    internal IEnumerable<Situation> Way
    {
        get
        {
            var way = new Stack<Situation>();
            for (var one = this; one is not null; one = one.Before)
                way.Push(one);
            return way;
        }
    }

    internal static string Write<TState>(TState saga) where TState : SagaState => JsonSerializer.Serialize(saga, JournalJson.Options);

    internal static TState Read<TState>(string saga)
        where TState : SagaState => JsonSerializer.Deserialize<TState>(saga, JournalJson.Options)!;

    /// <summary>What the author's saga remembers, without what the toolkit keeps for all kinds.</summary>
    internal static JsonObject Remembered(string saga)
    {
        var all = JsonNode.Parse(saga)!.AsObject();
        foreach (var property in Own)
            all.Remove(property);
        return all;
    }

    /// <summary>
    /// Two situations with the same key go on alike. Times count from now, and of a date that the author's saga remembers it counts whether
    /// it is past. Texts for people do not count, nor how often a child was asked for or a step that is over was tried, nor when the timer
    /// rings, which is never later than what is due.
    /// </summary>
    internal static string KeyOf<TState>(TState saga, string json, DateTimeOffset now, World world, Func<string, bool> isChild)
        where TState : SagaState
    {
        var remembered = Remembered(json);
        return string.Join(
            '\n',
            [
                $"{saga.CurrentState} {saga.Status} {saga.EndsAs} {saga.ParkedIn} {saga.InStage} {saga.Failure?.Code} "
                    + $"{saga.WakeAt is null}",
                .. saga.Steps.Select(step => KeyOf(step, now, isChild(step.Name))),
                remembered.ToJsonString(),
                string.Concat(Dates(remembered).Select(date => date <= now ? 'p' : 'f')),
                world.Key,
            ]);
    }

    static IEnumerable<DateTimeOffset> Dates(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(one => Dates(one.Value)),
        JsonArray all => all.SelectMany(Dates),
        JsonValue value when value.TryGetValue<DateTimeOffset>(out var date) => [date],
        _ => [],
    };

    static string KeyOf(StepRecord step, DateTimeOffset now, bool isChild) =>
        $"{step.Name} {step.Status} {step.MayHaveHappened} {step.UndoNow} {step.Failure?.Code} "
        + (step.IsBusy() && !isChild ? $"{step.Attempts} {step.IsTaken} {step.DueAt - now}" : "");

    static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
