
namespace Sagas.Tests.Authoring.Random;

/// <summary>
/// A table of a few steps, alone and in parallel, a child and waits, each with or without compensation, condition and catch.
/// </summary>
sealed class RandomTable
{
    readonly Dice dice;
    readonly List<Action<SagaBuilder<RandomState>>> lines = [];
    readonly List<string> text = [];
    readonly Queue<Participant> free;

    internal RandomTable(Dice dice)
    {
        this.dice = dice;
        free = new(Everybody().OrderBy(_ => dice.Next(1000)).ToList());
        for (var stages = 2 + dice.Next(4); stages > 0 && free.Count > 0; stages--)
            AddStage();
        if (free.Count > 1 && !free.Take(2).Any(who => who is Kid) && dice.OneIn(2))
            AddPair();
    }

    internal List<Participant> Participants { get; } = [];

    /// <summary>The stages in order, by the compensations of their steps.</summary>
    internal List<List<string>> Undoing { get; } = [];

    internal bool WaitsForNews { get; private set; }

    internal void Define(SagaBuilder<RandomState> saga)
    {
        saga.StartsWith<Begin>(_ => "1", (_, _) => { });
        saga.On<Rumour>((saga, _) => saga.Rumours++);
        foreach (var line in lines)
            line(saga);
    }

    public override string ToString() => string.Join('\n', text);

    static List<Participant> Everybody() =>
    [
        new Participant<DoA, DidA, UndoA, UndidA>("A", id => new(id), id => new(id), id => new(id), id => new(id)),
        new Participant<DoB, DidB, UndoB, UndidB>("B", id => new(id), id => new(id), id => new(id), id => new(id)),
        new Participant<DoC, DidC, UndoC, UndidC>("C", id => new(id), id => new(id), id => new(id), id => new(id)),
        new Participant<DoD, DidD, UndoD, UndidD>("D", id => new(id), id => new(id), id => new(id), id => new(id)),
        new Participant<DoE, DidE, UndoE, UndidE>("E", id => new(id), id => new(id), id => new(id), id => new(id)),
        new Kid(),
    ];

    void AddStage()
    {
        var what = dice.Next(10);
        if (what < 3)
            AddWait(what);
        else if (what < 6 && free.Count > 1)
        {
            var together = Enumerable.Range(0, Math.Min(free.Count, 2 + dice.Next(2))).Select(_ => Step()).ToList();
            var name = $"Together{lines.Count}";
            Undoing.Add([.. together.Select(step => step.Who.Compensation).OfType<string>()]);
            text.AddRange([$"together {name}", .. together.Select(step => "  " + step.Text)]);
            lines.Add(saga => saga.Parallel(name, table => together.ForEach(step => step.Add(table))));
        }
        else
        {
            var step = Step();
            Undoing.Add([.. new[] { step.Who.Compensation }.OfType<string>()]);
            text.Add(step.Text);
            lines.Add(saga => step.Add(saga));
        }
    }

    /// <summary>As withdrawing and depositing are: the last step may be found done.</summary>
    void AddPair()
    {
        var (first, last) = (free.Dequeue(), free.Dequeue());
        (first.CanUndo, first.Finds) = (true, last);
        Participants.AddRange([first, last]);
        Undoing.AddRange([[first.Compensation!], []]);
        text.AddRange([$"{first.Step} undone unless {last.Step} is done", last.Step]);
        lines.AddRange([saga => first.Add(saga), saga => last.Add(saga)]);
    }

    (Participant Who, string Text, Action<StepTable<RandomState>> Add) Step()
    {
        var who = free.Dequeue();
        Participants.Add(who);
        who.CanUndo = dice.Next(10) < 7;
        var (choice, condition, noReturn) = (dice.Next(8), dice.Next(8), dice.OneIn(12));
        return (
            who,
            $"{who.Step}{(who.CanUndo ? " undone" : "")}{(choice < 3 ? $" catch {(AfterFailure)choice}" : "")}"
                + $"{(condition < 2 ? $" when {condition}" : "")}{(noReturn ? " point of no return" : "")}",
            table =>
            {
                var step = who.Add(table);
                if (choice < 3)
                    step.Catch((_, _) => (AfterFailure)choice);
                if (condition < 2)
                    step.When(saga => condition == 1 && saga.Rumours == 0);
                if (noReturn)
                    step.PointOfNoReturn("it is too late");
            }
        );
    }

    void AddWait(int what)
    {
        var (within, orElse, choice, condition, name) = (dice.OneIn(2), dice.OneIn(2), dice.Next(6), dice.OneIn(5), $"Wait{lines.Count}");
        WaitsForNews |= what == 1;
        text.Add(
            $"{name} {(what == 0 ? "date" : what == 1 ? "news" : "approval")}{(within ? " within" : "")}{(orElse ? " continue" : "")}"
                + $"{(choice < 3 ? $" catch {(AfterFailure)choice}" : "")}{(condition ? " when" : "")}"
        );
        lines.Add(saga =>
        {
            var wait = what switch
            {
                0 => saga.WaitUntil(name, saga => saga.SubmittedAt.AddSeconds(20 - (5 * saga.Rumours))),
                1 => saga.WaitFor<News>(name),
                _ => saga.WaitForApproval(name),
            };
            if (within)
                wait.Within(_ => TimeSpan.FromSeconds(15));
            if (orElse)
                wait.ContinueOnTimeout(_ => { });
            if (choice < 3)
                wait.Catch((_, _) => (AfterFailure)choice);
            if (condition)
                wait.When(saga => saga.Rumours == 0);
        });
    }
}

sealed class RandomMachine(RandomTable table) : StepStateMachine<RandomState>(table.Define);
