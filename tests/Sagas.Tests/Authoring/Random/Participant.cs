using Sagas.Testing;

namespace Sagas.Tests.Authoring.Random;

/// <summary>Who does a step and its compensation: idempotent, and with a tombstone for what is undone before it was done.</summary>
abstract class Participant(string name)
{
    internal string Name { get; } = name;
    internal bool CanUndo { get; set; }
    internal bool IsDone { get; private protected set; }
    internal bool IsUndone { get; private protected set; }

    /// <summary>The last step: when its answer was lost, whoever undoes this one finds it done, and says so instead.</summary>
    internal Participant? Finds { get; set; }

    /// <summary>Answers that are on their way, also those that will be late.</summary>
    internal List<Func<Task>> OnTheirWay { get; } = [];

    /// <summary>Adds its step to the table.</summary>
    internal abstract StepBuilder<RandomState> Add(StepTable<RandomState> table);

    /// <summary>Takes the next command from its queue, and does something with it; false when there is none.</summary>
    /// <param name="nice">It does its best, and answers.</param>
    internal abstract Task<bool> Work(SagaTest<RandomState> test, Dice dice, bool nice);

    /// <summary>Says in the table that the step before may find this one done.</summary>
    internal virtual void IsFoundBy(StepBuilder<RandomState> before) => throw new NotSupportedException();

    internal virtual Task AnswerFor<T>(Command<T> command, Guid id) where T : class => throw new NotSupportedException();

    /// <summary>Whoever undid the step before sees to it that this one is not done any more.</summary>
    internal bool IsTooLate { get; set; }

    internal abstract string Step { get; }
    internal abstract string? Compensation { get; }
}

sealed class Participant<TDo, TDid, TUndo, TUndid>(
    string name,
    Func<Guid, TDo> make,
    Func<Guid, TDid> did,
    Func<Guid, TUndo> undo,
    Func<Guid, TUndid> undid
) : Participant(name)
    where TDo : class
    where TDid : class
    where TUndo : class
    where TUndid : class
{
    int taken, takenUndo;

    internal override string Step => typeof(TDo).Name;
    internal override string? Compensation => CanUndo ? typeof(TUndo).Name : null;

    internal override StepBuilder<RandomState> Add(StepTable<RandomState> table)
    {
        var step = table.Step<TDo, TDid>(saga => make(saga.CorrelationId), (saga, _) => saga.Kept.Add(Name));
        if (CanUndo)
            step.CompensatedBy<TUndo, TUndid>(saga => undo(saga.CorrelationId));
        Finds?.IsFoundBy(step);
        return step;
    }

    internal override void IsFoundBy(StepBuilder<RandomState> before) => before.UnlessDone<TDid>();

    internal override Task AnswerFor<T>(Command<T> command, Guid id) => command.Replies(did(id));

    internal override async Task<bool> Work(SagaTest<RandomState> test, Dice dice, bool nice)
    {
        if (test.Sent<TDo>().Count > taken)
        {
            taken++;
            await Do(test, test.ExpectsInAnyOrder<TDo>(), nice ? 0 : dice.Next(9));
        }
        else if (test.Sent<TUndo>().Count > takenUndo)
        {
            takenUndo++;
            await Undo(test, test.ExpectsInAnyOrder<TUndo>(), nice ? 0 : dice.Next(9));
        }
        else
            return false;
        return true;
    }

    Task Do(SagaTest<RandomState> test, Command<TDo> command, int what)
    {
        Assert.That(IsUndone, Is.False, $"{Step} was sent after its compensation was done.");
        if (what is 4 or 5)
            return command.Throws(new InvalidOperationException("broken"));
        if (what == 6)
            return Task.CompletedTask;
        if ((what == 7 || IsTooLate) && !IsDone)
            return command.Refuses("no");
        IsDone = true;
        Task Reply() => command.Replies(did(test.SagaId));
        if (what is 2 or 3 or 8)
            OnTheirWay.Add(Reply);
        return what is 3 or 8 ? Task.CompletedTask : Reply();
    }

    Task Undo(SagaTest<RandomState> test, Command<TUndo> command, int what)
    {
        if (what is 4 or 5)
            return command.Throws(new InvalidOperationException("broken"));
        if (what == 6)
            return Task.CompletedTask;
        if (what == 7)
            return command.Refuses("cannot");
        var found = Finds?.IsDone is true && !IsUndone;
        if (!found)
            IsUndone = true;
        if (!found && Finds is not null)
            Finds.IsTooLate = true;
        Task Reply() => found ? Finds!.AnswerFor(command, test.SagaId) : command.Replies(undid(test.SagaId));
        if (what is 2 or 3 or 8)
            OnTheirWay.Add(Reply);
        return what is 3 or 8 ? Task.CompletedTask : Reply();
    }
}

/// <summary>A step that is a saga of its own: asked again, it ends as it ended; once cancelled, it ends.</summary>
sealed class Kid() : Participant("Kid")
{
    readonly List<Command<BeginKid>> asked = [];
    readonly List<Command<BeginUndoKid>> askedToUndo = [];
    SagaStatus? end, endOfUndo;

    internal override string Step => "Kid";
    internal override string? Compensation => CanUndo ? "UndoKid" : null;

    internal override StepBuilder<RandomState> Add(StepTable<RandomState> table)
    {
        var step = table.Child<BeginKid>("Kid", "Kid", saga => new(SagaId.Of("Kid", "1"), "1"), saga => saga.Kept.Add(Name));
        return CanUndo ? step.CompensatedByChild<BeginUndoKid>("UndoKid", "Kid", saga => new(SagaId.Of("Kid", "2"), "2")) : step;
    }

    internal override async Task<bool> Work(SagaTest<RandomState> test, Dice dice, bool nice)
    {
        var cancelled = test.Sent<Sagas.Messages.CancelSaga>().Any(cancel => cancel.SagaId == SagaId.Of("Kid", "1"));
        var (news, newsOfUndo) = (test.Sent<BeginKid>().Count > asked.Count, test.Sent<BeginUndoKid>().Count > askedToUndo.Count);
        if (news)
            asked.Add(test.ExpectsInAnyOrder<BeginKid>());
        if (newsOfUndo)
            askedToUndo.Add(test.ExpectsInAnyOrder<BeginUndoKid>());
        if (asked.Count > 0 && (end is null || news) && (nice || dice.OneIn(2)))
        {
            end ??=
                cancelled && dice.Next(4) > 0 ? SagaStatus.Cancelled
                : nice || dice.Next(3) > 0 ? SagaStatus.Completed
                : SagaStatus.Failed;
            IsDone = end == SagaStatus.Completed;
            await asked[^1].Ends(end.Value, end == SagaStatus.Completed ? null : "no");
            return true;
        }
        if (askedToUndo.Count == 0 || (endOfUndo is not null && !newsOfUndo) || !(nice || dice.OneIn(2)))
            return news || newsOfUndo;
        endOfUndo ??= nice || dice.Next(3) > 0 ? SagaStatus.Completed : SagaStatus.Failed;
        IsUndone = endOfUndo == SagaStatus.Completed;
        await askedToUndo[^1].Ends(endOfUndo.Value, IsUndone ? null : "no");
        return true;
    }
}
