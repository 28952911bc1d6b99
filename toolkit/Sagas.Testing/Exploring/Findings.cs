using Sagas.Definitions;
using Sagas.Engine;

namespace Sagas.Testing;

/// <summary>Checks the rules that every table must keep, in each situation and along all paths.</summary>
sealed class Findings<TState>(SagaDefinition<TState> definition, string machine) where TState : SagaState, new()
{
    const int Most = 5;

    readonly List<Counterexample> problems = [];
    readonly HashSet<string> said = [];
    readonly HashSet<string> begun = [];
    readonly SortedSet<string> ends = new(StringComparer.Ordinal);

    internal IReadOnlyList<Counterexample> Problems => problems;
    internal IReadOnlyList<string> Ends => [.. ends];

    /// <summary>More findings would mostly repeat these.</summary>
    internal bool AreEnough => problems.Count >= Most;

    internal void LookAt(Situation here, TState saga)
    {
        begun.UnionWith(saga.Steps.Where(step => step.IsWait).Select(step => step.Name));
        if (here.IsSettled)
            ends.Add(saga.CurrentState);
        if (saga.Status.IsFinal() && saga.Status != SagaStatus.Completed)
            NothingIsForgotten(here, saga);
        if (
            saga.Status == SagaStatus.NeedsIntervention
            && (saga.ParkedIn is null || string.IsNullOrEmpty(saga.CustomStatus ?? saga.Failure?.Message))
        )
            Say("The saga needs intervention, and does not say where or why.", here);
    }

    /// <summary>Everything that a failed or cancelled saga may have done is compensated, or was resolved by hand.</summary>
    void NothingIsForgotten(Situation here, TState saga)
    {
        foreach (var step in Owed(definition.Steps, here.World))
            Say($"The saga ends as {saga.Status}, and {step.Name}, which may have been done, is not compensated.", here);
    }

    static IEnumerable<StepDefinition<TState>> Owed(IEnumerable<StepDefinition<TState>> steps, World world) =>
        steps.Where(step => step.Compensation is { } undo && world.MayBeDone(step.Name) && !world.IsCompensated(undo.Name));

    /// <summary>Something is running, and the timer is set no later than its deadline.</summary>
    internal void LookAtTimer(Situation here, Move move, TState saga)
    {
        if (saga.IsSettled())
            return;
        var busy = saga.Steps.FindAll(step => step.IsBusy());
        if (busy.Count == 0)
            Say($"The saga is in {saga.CurrentState}: it neither runs nor waits nor has ended.", here, move);
        foreach (var step in busy.Where(step => step.DueAt is { } due ? saga.WakeAt is not { } rings || rings > due : !step.IsWait))
            Say(
                $"{step.Name} is due at {step.DueAt:O}, and the timer rings {(saga.WakeAt is { } at ? $"at {at:O}" : "never")}.",
                here,
                move
            );
    }

    internal void Threw(Situation here, Move move, Exception failure) =>
        Say($"The table throws {failure.GetType().Name}: {failure.Message}", here, move);

    /// <summary>
    /// A compensation is sent only for what may have been done, once unless an operator retries it, and after those of later stages, unless
    /// they failed.
    /// </summary>
    /// <param name="saga">The saga after the move.</param>
    internal World Sends(Situation here, Move move, SagaEffect effect, World world, TState saga)
    {
        var (step, attempt) = effect switch
        {
            SagaEffect.Send send => (send.Step, send.Attempt),
            SagaEffect.StartChild start => (start.Step, start.Attempt),
            _ => ("", 0),
        };
        if (step.Length == 0)
            return world;
        begun.Add(step);
        if (definition.Step(step) is { Compensates: { } forward } && attempt == 1)
        {
            if (!world.MayBeDone(forward.Name))
                Say($"{step} is sent, and nothing of {forward.Name} can have been done.", here, move);
            if (world.SentOf(step) > 0)
                Say($"{step} begins a second time.", here, move);
            var later = definition.StepsAfter(forward);
            var owed = Owed(later, world).Where(one => saga.Find(one.Compensation!.Name)?.Status != StepStatus.CompensationFailed);
            if (saga.Failure is not null && owed.FirstOrDefault() is { } first)
                Say($"{step} begins before {first.Name}, which came after {forward.Name}, is compensated.", here, move);
        }
        return effect is SagaEffect.StartChild child ? world.Start(step, Moves<TState>.ChildOf(child)) : world.Send(step, attempt);
    }

    internal void LookAtKept(Situation here, TState before, Move move, SagaText after)
    {
        foreach (var (keeper, name) in Keepers<TState>.Overwritten(definition, here, before, move, after))
            Say($"{move.Answers} and {keeper} both keep their answer in '{name}': the second overwrites the first.", here, move);
    }

    /// <summary>Every situation leads to an end or to an operator, and no timer fires forever without effect.</summary>
    internal void LookAtWays(IReadOnlyList<Situation> all)
    {
        var settling = new HashSet<Situation>(all.Where(one => one.IsSettled));
        var before = all.SelectMany(one => one.After.Select(after => (after, one))).ToLookup(pair => pair.after, pair => pair.one);
        for (var open = new Queue<Situation>(settling); open.TryDequeue(out var one);)
        {
            foreach (var earlier in before[one].Where(settling.Add))
                open.Enqueue(earlier);
        }
        var stuckAt = all.Where(one => !settling.Contains(one)).ToList();
        if ((stuckAt.Find(one => one.After.TrueForAll(after => after == one)) ?? stuckAt.FirstOrDefault()) is { } stuck)
            Say(
                $"The saga is in {StateOf(stuck)}, from where it never ends, unless an operator "
                    + "helps: nothing that may still come leads to an end.",
                stuck
            );
        if (all.FirstOrDefault(RingsForEver) is { } ringing)
            Say($"In {StateOf(ringing)} the timer rings again and again, and nothing comes of it.", ringing);
    }

    static bool RingsForEver(Situation one)
    {
        var seen = new HashSet<Situation>();
        for (var next = one; next is { AwaitsChild: false }; next = next.WhenTimerRings)
        {
            if (!seen.Add(next))
                return next == one;
        }
        return false;
    }

    /// <summary>Every step begins in some situation, and the saga can complete.</summary>
    internal void LookAtTheWhole()
    {
        if (AreEnough)
            return;
        foreach (var step in definition.All.Where(step => !begun.Contains(step.Name)))
            Add(new Counterexample($"{step.Name} never begins, whatever happens. Give a start in which it applies, or take it out.", ""));
        if (!ends.Contains(nameof(SagaStatus.Completed)))
            Add(new Counterexample($"{definition.Kind} never completes, whatever happens.", ""));
    }

    static string StateOf(Situation one) => one.Saga.Read<TState>().CurrentState;

    void Say(string problem, Situation here, Move? move = null) =>
        Add(new Counterexample(problem, TestText.Of(machine, typeof(TState).Name, here, move, problem)));

    void Add(Counterexample problem)
    {
        if (said.Add(problem.Problem) && problems.Count < Most)
            problems.Add(problem);
    }
}
