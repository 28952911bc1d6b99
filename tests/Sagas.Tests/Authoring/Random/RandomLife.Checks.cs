namespace Sagas.Tests.Authoring.Random;

/// <summary>What must hold of the saga, on its way and at its end.</summary>
sealed partial class RandomLife
{
    void StandsWell(RandomState saga)
    {
        var parked = saga.Status == SagaStatus.NeedsIntervention;
        if (saga.Status.IsFinal() || parked)
        {
            Assert.That(saga.CurrentState, Is.EqualTo(saga.Status.ToString()));
            Assert.That(test.NextTimer, Is.Null, "A timer is left.");
            Assert.That(saga.ParkedIn is not null, Is.EqualTo(parked), "ParkedIn says otherwise.");
            return;
        }
        Assert.That(
            machine.Steps.Concat(machine.Compensations).Contains(saga.CurrentState)
                || saga.CurrentState.StartsWith("Together", StringComparison.Ordinal),
            $"{saga.CurrentState} is no state for {saga.Status}."
        );
        var busy = saga.Steps.FindAll(step => step.Status is StepStatus.Running or StepStatus.Retrying);
        Assert.That(busy, Is.Not.Empty, "Nothing is under way.");
        var due = busy.Min(step => step.DueAt);
        Assert.That(due is null || test.NextTimer <= due, $"Due at {due:O}, but the timer rings at {test.NextTimer:O}.");
        Assert.That(due is not null || busy.TrueForAll(step => step.IsWait), "It waits for an answer without a deadline.");
    }

    void EndedWell()
    {
        var saga = test.State;
        foreach (var who in table.Participants)
        {
            var record = saga.Steps.First(step => step.Name == who.Step);
            Assert.That(saga.Kept.Count(name => name == who.Name), Is.LessThanOrEqualTo(1), $"{who.Step} was answered twice.");
            if (who.Compensation is not { } undo)
                continue;
            if (who.Finds is { IsDone: true } last && !resolved.Contains(undo))
                Assert.That(saga.Status, Is.EqualTo(SagaStatus.Completed), $"{last.Step} was done, and the saga does not say so.");
            if (saga.Status != SagaStatus.Completed)
                Assert.That(!who.IsDone || who.IsUndone || resolved.Contains(undo), $"{who.Step} was done and is not undone.");
            else if (record.Status == StepStatus.Completed)
                Assert.That(!who.IsUndone, $"{who.Step} counts as done, but was undone.");
            else if (record.Status == StepStatus.Compensated)
                Assert.That(!who.IsDone || who.IsUndone || resolved.Contains(undo), $"{who.Step} counts as undone, but is not.");
        }
        if (saga.Status != SagaStatus.Completed)
            InReverse();
    }

    /// <summary>Stage by stage, the last first; within a stage, and what was undone on the way forward, in any order.</summary>
    void InReverse()
    {
        var entered = test.Journal.Select(entry => entry.ToState).ToList();
        var undone = entered
            .Skip(
                entered.FindLastIndex(state =>
                    machine.Steps.Contains(state) || state?.StartsWith("Together", StringComparison.Ordinal) == true
                ) + 1
            )
            // One that failed does not hold up the others, and is tried again after them.
            .Distinct()
            .Select(state => table.Undoing.FindIndex(stage => stage.Contains(state!)))
            .Where(stage => stage >= 0)
            .ToList();
        Assert.That(undone, Is.Ordered.Descending, "Compensations ran out of order.");
    }
}
