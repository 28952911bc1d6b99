using NUnit.Framework;
using Sagas.Journal;
using Threads.Tests.Doubles;
using static Threads.Tests.Commits.When_units_are_committed_together;
using static Threads.Tests.Schedules;

namespace Threads.Tests.Commits;

/// <summary>The writer takes a unit from the queue while its owner withdraws it: only one of them gets it.</summary>
sealed class When_a_unit_is_taken_and_withdrawn_at_once
{
    [Test]
    public void Only_one_gets_it() => AllHold(() =>
    {
        var unit = new WaitingUnit(new Work().Unit(), null, default);
        return OnlyOneGetsIt(unit.Take, unit.Withdraw, unit.Outcome);
    });

    [Test]
    public void A_unit_that_looks_before_it_changes_hands_is_found_to_be_had_by_both() => OneFails(() =>
    {
        var unit = new CarelessUnit();
        return OnlyOneGetsIt(unit.Take, unit.Withdraw, unit.Outcome);
    }, because: "taken and withdrawn");

    static async Task OnlyOneGetsIt(Func<bool> take, Action withdraw, Task<CommitOutcome> outcome)
    {
        var taking = Task.Run(take);
        await Task.Run(withdraw);
        var taken = await taking;
        Must(taken != outcome.IsCompleted, taken ? "taken and withdrawn" : "had by nobody");
        if (!taken)
            Must(await Fails(outcome) is OperationCanceledException, "it was never tried");
    }

    /// <summary>The waiting unit, with a look and a change in two steps.</summary>
    sealed class CarelessUnit
    {
        readonly TaskCompletionSource<CommitOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool taken, withdrawn;

        internal Task<CommitOutcome> Outcome => outcome.Task;

        internal bool Take()
        {
            if (withdrawn)
                return false;
            return taken = true;
        }

        internal void Withdraw()
        {
            if (taken)
                return;
            withdrawn = true;
            outcome.TrySetCanceled();
        }
    }
}
