using Sagas.Journal;
using Sagas.Journal.InMemory;
using Simulation.Services;
using Simulation.Time;

namespace Simulation.Database;

/// <summary>The database of one service. It outlives the service's processes.</summary>
sealed class DatabaseServer(Service service, World world)
{
    readonly Dice dice = world.Dice($"database {service.Name}");

    public string Name => service.Name;

    public InMemoryJournalStore Rows { get; } = new(new WorldClock(world.Timeline));

    public Columns Columns { get; set; } = service.Columns;

    public bool IsAway { get; set; }

    /// <summary>Raised right after each commit.</summary>
    public event Action<IReadOnlyList<UnitOfWork>, IReadOnlyList<CommitOutcome>>? Committed;

    /// <summary>Raised for each unit before it is checked and committed.</summary>
    public event Action<UnitOfWork>? Reached;

    public void Reaches(IReadOnlyList<UnitOfWork> units)
    {
        foreach (var unit in units)
        {
            Reached?.Invoke(unit);
            if (Columns.Problem(unit) is { } problem)
                throw new DatabaseException(FailureKind.Refused, problem);
        }
    }

    public void Changed(IReadOnlyList<UnitOfWork> units, IReadOnlyList<CommitOutcome> outcomes) => Committed?.Invoke(units, outcomes);

    /// <summary>Decides the fate of the next call.</summary>
    public Fate Next()
    {
        var (faults, there, back) = (world.Faults, Wire(), Wire());
        if (IsAway)
            return Ill(Fails.Before, "the database is away");
        if (dice.Chance(faults.StatementsHang))
            return Ill(dice.Of(Fails.Before, Fails.After), "no answer in time") with { Back = TimeSpan.FromSeconds(30) };
        if (dice.Chance(faults.StatementsRefused))
            return Ill(Fails.Before, "the connection broke before the statement");
        if (dice.Chance(faults.AnswersLost))
            return Ill(Fails.After, "the connection broke after the statement");
        if (dice.Chance(faults.Contended))
            return Ill(Fails.Before, "deadlock detected", FailureKind.Contended);
        return new(there, back, Fails.Never, null);

        Fate Ill(Fails fails, string words, FailureKind kind = FailureKind.Unavailable) =>
            new(there, back, fails, new DatabaseException(kind, words));
    }

    TimeSpan Wire() => dice.Between(TimeSpan.FromMilliseconds(0.2), TimeSpan.FromMilliseconds(40));
}
