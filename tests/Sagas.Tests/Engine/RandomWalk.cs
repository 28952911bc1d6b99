using System.Text.Json;
using Sagas.Definitions;
using Sagas.Engine;
using Sagas.Journal.Extending;
using Sagas.Tests.Authoring.Random;

namespace Sagas.Tests.Engine;

/// <summary>
/// One saga by a random table, to which anything happens. After each decision, what must hold of every decision is looked at.
/// </summary>
sealed partial class RandomWalk
{
    readonly Dice dice;
    readonly RandomTable table;
    readonly SagaDefinition<RandomState> definition;
    readonly RandomInput inputs;
    readonly Policies policies;
    readonly List<string> steps = [];
    readonly List<string> compensated = [];
    readonly List<string> inTheEnd = [];
    RandomState saga = new() { CorrelationId = SagaId.Of("Random", "1") };
    DateTimeOffset now = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);
    DateTimeOffset? timer;

    internal RandomWalk(int seed)
    {
        (Seed, dice) = (seed, new Dice(seed));
        table = new RandomTable(dice);
        var builder = new SagaBuilder<RandomState>();
        table.Define(builder);
        definition = builder.Build();
        inputs = new RandomInput(dice, definition.Table);
        policies = new Policies(dice);
    }

    internal int Seed { get; }

    /// <summary>How many decisions were looked at.</summary>
    internal int Decisions { get; private set; }

    internal void Walk()
    {
        try
        {
            Take(RandomInput.Start);
            for (var turn = 10 + dice.Next(40); turn > 0; turn--)
            {
                EverythingHasADecision();
                now += TimeSpan.FromSeconds(dice.OneIn(2) ? 0 : dice.Next(6));
                Take(timer <= now ? new SagaInput.TimerElapsed() : inputs.Next(saga));
            }
        }
        catch (Exception failure)
        {
            throw new AssertionException($"Seed {Seed}: {failure.Message}\n\n{table}\n\n{string.Join('\n', steps)}", failure);
        }
    }

    /// <summary>Whatever came now would be decided, and decided the same a second time.</summary>
    void EverythingHasADecision()
    {
        foreach (var input in inputs.All(saga))
            Decide(input, Copy(saga));
    }

    void Take(SagaInput input)
    {
        var before = Text(saga);
        var (from, wasFinal, wasEnding) = (saga.CurrentState, saga.Status.IsFinal(), saga.Failure is not null);
        steps.Add($"{now:HH:mm:ss} {from}: {input}");
        var decision = Decide(input, saga);
        saga.CurrentState = decision.State;
        steps.Add($"         -> {decision.State} {string.Join(", ", decision.Effects)}");
        if (decision.Reason is not null)
            ChangedNothing(before, decision);
        if (wasFinal)
            Assert.That(decision.Effects.Where(Leaves), Is.Empty, "A saga that has ended sends.");
        var row = definition.Table.Find(from, input.Key)!;
        if (decision.State != from)
            Assert.That(row.Targets, Does.Contain(decision.State), "The table does not lead there.");
        if (row.What == "ignore")
            Assert.That(decision.Reason, Is.Not.Null, "The table says that it is ignored.");
        Compensates(decision, wasEnding);
        TimerIsArmed(decision);
    }

    /// <summary>The same decision for the same input, state, time and policies.</summary>
    Decision<RandomState> Decide(SagaInput input, RandomState given)
    {
        var again = Copy(given);
        var decision = SagaEngine.Decide(definition, given, input, now, policies);
        var second = SagaEngine.Decide(definition, again, input, now, policies);
        Decisions++;
        Assert.That(
            (second.State, Text(second.Effects), second.Reason, Text(again)),
            Is.EqualTo((decision.State, Text(decision.Effects), decision.Reason, Text(given))),
            "Decided otherwise the second time."
        );
        return decision;
    }

    /// <summary>Ignored or refused: nothing is sent, and the saga is as it was; only its timer may be set anew.</summary>
    void ChangedNothing(string before, Decision<RandomState> decision)
    {
        var was = JsonSerializer.Deserialize<RandomState>(before, JournalJson.Options)!;
        was.WakeAt = saga.WakeAt;
        Assert.That(
            (Text(saga), decision.Effects.Where(Leaves).Count()),
            Is.EqualTo((Text(was), 0)),
            $"It says '{decision.Reason}', and changed something."
        );
    }

    /// <summary>Each compensation begins at most once; and once the saga is ending, those of later stages come first.</summary>
    void Compensates(Decision<RandomState> decision, bool wasEnding)
    {
        foreach (
            var (name, attempt) in decision.Effects.Select(Begun).Where(begun => table.Undoing.Exists(stage => stage.Contains(begun.Step)))
        )
        {
            if (attempt == 1)
                compensated.Add(name);
            if (attempt == 1 && (wasEnding || saga.Failure is not null))
                inTheEnd.Add(name);
        }
        Assert.That(compensated, Is.Unique, "A step is compensated twice.");
        Assert.That(
            inTheEnd.Select(name => table.Undoing.FindIndex(stage => stage.Contains(name))),
            Is.Ordered.Descending,
            "Compensations run out of order."
        );
    }

    static (string Step, int Attempt) Begun(SagaEffect effect) => effect switch
    {
        SagaEffect.Send send => (send.Step, send.Attempt),
        SagaEffect.StartChild start => (start.Step, start.Attempt),
        _ => ("", 0),
    };

    /// <summary>Whatever is awaited until some time, the timer rings by then; where nothing is awaited, none rings.</summary>
    void TimerIsArmed(Decision<RandomState> decision)
    {
        timer = decision.Effects.LastOrDefault(effect => effect is SagaEffect.ArmTimer or SagaEffect.DisarmTimer) switch
        {
            SagaEffect.ArmTimer arm => arm.DueAt,
            SagaEffect.DisarmTimer => null,
            _ => timer,
        };
        Assert.That(timer, Is.EqualTo(saga.WakeAt), "The saga does not know its timer.");
        var busy = saga.Steps.FindAll(step => step.Status is StepStatus.Running or StepStatus.Retrying);
        if (saga.IsSettled())
            Assert.That(
                (timer, busy.Count),
                Is.EqualTo(((DateTimeOffset?)null, 0)),
                "Nothing runs, and yet a timer is set or a step is busy."
            );
        else
        {
            Assert.That(busy, Is.Not.Empty, "It neither runs nor waits nor has ended.");
            Assert.That(
                busy.TrueForAll(step => step.DueAt is null ? step.IsWait : timer <= step.DueAt),
                $"The timer rings at {timer:O}, too late for what is due."
            );
        }
    }

    static bool Leaves(SagaEffect effect) =>
        effect
            is SagaEffect.Send
                or SagaEffect.StartChild
                or SagaEffect.CancelChild
                or SagaEffect.ContinueAsNew
                or SagaEffect.TellParent
                or SagaEffect.Ended;

    /// <summary>Policies differ from walk to walk.</summary>
    sealed class Policies(Dice dice) : IStepPolicies
    {
        readonly RetryPolicy policy = new()
        {
            MaximumAttempts = 1 + dice.Next(3),
            AttemptTimeout = TimeSpan.FromSeconds(5),
            QueueTimeout = dice.OneIn(3) ? TimeSpan.FromSeconds(3) : null,
            HeartbeatTimeout = dice.OneIn(3) ? TimeSpan.FromSeconds(2) : null,
            OverallTimeout = dice.OneIn(3) ? TimeSpan.FromSeconds(12) : null,
        };

        public RetryPolicy For(string step) => policy;

        public RetryPolicy ForCompensation(string step) => policy;
    }
}
