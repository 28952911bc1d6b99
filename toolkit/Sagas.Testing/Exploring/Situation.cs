using System.Text.Json.Nodes;

namespace Sagas.Testing;

/// <summary>A saga and the world around it, at one point of a way through the table.</summary>
sealed class Situation(SagaText saga, DateTimeOffset now, World world, Situation? before, Move? by)
{
    internal SagaText Saga => saga;
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

    /// <summary>
    /// Two situations with the same key go on alike. Times count from now, and of a date that the author's saga remembers it counts whether
    /// it is past. Texts for people do not count, nor how often a child was asked for or a step that is over was tried, nor when the timer
    /// rings, which is never later than what is due.
    /// </summary>
    internal static string KeyOf<TState>(TState saga, SagaText text, DateTimeOffset now, World world, Func<string, bool> isChild)
        where TState : SagaState => string.Join(
            '\n',
            [
                $"{saga.CurrentState} {saga.Status} {saga.EndsAs} {saga.ParkedIn} {saga.InStage}",
                $"{saga.Failure?.Code} {saga.WakeAt is null}",
                .. saga.Steps.Select(step => KeyOf(step, now, isChild(step.Name))),
                text.Remembered.ToJsonString(),
                string.Concat(Dates(text.Remembered).Select(date => date <= now ? 'p' : 'f')),
                world.Key,
            ]);

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
}
