using System.Text.Json.Nodes;
using Sagas.Engine;

namespace Sagas.Testing;

/// <summary>A saga and the world around it, at one point of a path through the table.</summary>
sealed class Situation(SagaText saga, DateTimeOffset now, World world, Situation? before, Move? by)
{
    internal SagaText Saga => saga;
    internal DateTimeOffset Now => now;
    internal World World => world;

    /// <summary>The previous situation, and the move that led here; null at the start.</summary>
    internal Situation? Before => before;
    internal Move? By => by;

    /// <summary>Situations that may follow this one without an operator's help.</summary>
    internal List<Situation> After { get; } = [];

    /// <summary>The situation that follows when only the timer fires.</summary>
    internal Situation? WhenTimerRings { get; set; }

    /// <summary>Nothing more happens by itself: the saga has ended, or needs an operator.</summary>
    internal bool IsSettled { get; init; }

    /// <summary>A child is asked for repeatedly until it ends, which is correct.</summary>
    internal bool AwaitsChild { get; init; }

    /// <summary>The situations up to this one, in order.</summary>
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
    /// Two situations with the same key behave alike. Times are relative to now; of a date in the author's saga only whether it is past
    /// matters. Not part of the key: texts for people, how often a child was asked for or a finished step was tried, and when the timer
    /// fires, which is never later than the deadline. Why a step failed decides nothing once the saga no longer goes forward.
    /// </summary>
    internal static string KeyOf<TState>(TState saga, SagaText text, DateTimeOffset now, World world, Func<string, bool> isChild)
        where TState : SagaState => string.Join(
            '\n',
            [
                $"{saga.CurrentState} {saga.Status} {saga.EndsAs} {saga.ParkedIn} {saga.InStage}",
                $"{saga.Failure?.Code} {saga.WakeAt is null}",
                .. saga.Steps.Select(step => KeyOf(step, now, isChild(step.Name)) + (saga.Failure is null ? step.Failure?.Code : "")),
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
        $"{step.Name} {step.Status} {step.MayHaveHappened} {step.UndoNow} "
        + (step.IsBusy() && !isChild ? $"{step.Attempts} {step.IsTaken} {step.DueAt - now}" : "");
}
