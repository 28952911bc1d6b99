using System.Diagnostics;
using Sagas.Definitions;
using Sagas.Engine;

namespace Sagas.Testing;

/// <summary>Visits every situation once, breadth first.</summary>
sealed class Explorer<TState>(SagaDefinition<TState> definition, string machine, IReadOnlyList<object> starts, ExplorationOptions options)
    where TState : SagaState, new()
{
    readonly Findings<TState> findings = new(definition, machine);
    readonly Limits policies = new(options.AttemptsPerStep);
    readonly HashSet<string> children =
        [.. definition.All.Where(step => step.IsChild).Select(step => step.Name)];
    int states;
    long transitions;

    internal Exploration Explore()
    {
        var clock = Stopwatch.StartNew();
        foreach (var start in starts)
            ExploreFrom(start);
        findings.LookAtTheWhole();
        return new Exploration(definition.Kind, states, transitions, clock.Elapsed, findings.Ends, findings.Problems);
    }

    void ExploreFrom(object start)
    {
        var id = (Guid)(start.GetType().GetProperty("SagaId")?.GetValue(start)
            ?? throw new SagaTestException($"{start.GetType().Name} has no property 'Guid SagaId', so it cannot start a saga."));
        var moves = new Moves<TState>(definition, Samples.Arriving(start), new Samples(id, options), options);
        var first = new Situation(SagaText.Of(new TState { CorrelationId = id }), options.StartsAt, World.Fresh, null, null);
        var known = new Dictionary<string, Situation>();
        var all = new List<Situation>();
        var frontier = new Queue<Situation>([first]);
        while (frontier.TryDequeue(out var here) && !findings.AreEnough)
        {
            all.Add(here);
            foreach (var next in Expand(here, moves, known))
                frontier.Enqueue(next);
            if (++states > options.MaximumStates)
                throw new SagaTestException(
                    $"{definition.Kind} has more than {options.MaximumStates:N0} states, so not all of them were visited. "
                        + $"Lower AttemptsPerStep ({options.AttemptsPerStep}) or EventsOfEachType ({options.EventsOfEachType}), "
                        + "or raise MaximumStates.");
        }
        if (!findings.AreEnough)
            findings.LookAtWays(all);
    }

    List<Situation> Expand(Situation here, Moves<TState> moves, Dictionary<string, Situation> known)
    {
        var found = new List<Situation>();
        var before = here.Saga.Read<TState>();
        foreach (var move in moves.Of(before, here.World))
        {
            transitions++;
            if (SagaEngine.HandlingOf(definition, before.CurrentState, move.Input) is null or Handling.Ignore)
                continue;
            if (Take(here, before, move) is not { } next)
                continue;
            var (saga, text, now, world) = next;
            findings.LookAtTimer(here, move, saga);
            var key = Situation.KeyOf(saga, text, now, world, children.Contains);
            if (!known.TryGetValue(key, out var situation))
            {
                situation = new Situation(text, now, world, here, move)
                {
                    IsSettled = saga.IsSettled(),
                    AwaitsChild = saga.Steps.Exists(step => step.IsBusy() && children.Contains(step.Name)),
                };
                known.Add(key, situation);
                found.Add(situation);
                findings.LookAt(situation, saga);
            }
            if (!move.IsRescue)
                here.After.Add(situation);
            if (move.AtTimer)
                here.WhenTimerRings = situation;
        }
        return found;
    }

    /// <returns>Null when nothing changes, or when the decision throws.</returns>
    (TState Saga, SagaText Text, DateTimeOffset Now, World World)? Take(Situation here, TState before, Move move)
    {
        var saga = here.Saga.Read<TState>();
        var now = move.AtTimer && before.WakeAt > here.Now ? before.WakeAt.Value : here.Now;
        Decision<TState> decision;
        try
        {
            decision = SagaEngine.Decide(definition, saga, move.Input, now, policies);
        }
        catch (Exception failure)
        {
            findings.Threw(here, move, failure);
            return null;
        }
        if (decision.Reason is not null && !move.AtTimer || decision.Effects is [SagaEffect.NotMeant])
            return null;
        saga.CurrentState = decision.State;
        (saga.Version, saga.UpdatedAt) = (1, now);
        var world = move.World;
        foreach (var effect in decision.Effects)
            world = findings.Sends(here, move, effect, world, saga);
        var text = SagaText.Of(saga);
        findings.LookAtKept(here, before, move, text);
        return (saga, text, now, world);
    }

    /// <summary>Pauses do not depend on chance, and each step has the same small number of attempts.</summary>
    sealed class Limits(int attempts) : IStepPolicies
    {
        readonly RetryPolicy policy = new() { MaximumAttempts = attempts };

        public RetryPolicy For(string step) => policy;

        public RetryPolicy ForCompensation(string step) => policy;
    }
}
