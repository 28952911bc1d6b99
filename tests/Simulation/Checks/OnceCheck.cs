using Sagas.Journal;
using Simulation.Database;

namespace Simulation.Checks;

/// <summary>However often a message comes, it is handled once at each endpoint; the store's own word for it is not enough.</summary>
sealed class OnceCheck
{
    readonly World world;
    readonly HashSet<(string Database, string Endpoint, Guid Message)> handled = [];

    public OnceCheck(World world)
    {
        this.world = world;
        foreach (var database in world.Databases)
            database.Committed += (units, outcomes) => Check(database, units.Where((_, i) => outcomes[i] == CommitOutcome.Committed));
    }

    void Check(DatabaseServer database, IEnumerable<UnitOfWork> committed)
    {
        foreach (var entry in committed.Select(unit => unit.Entry))
        {
            // The mutant without an inbox hides behind a number.
            var endpoint = entry.Endpoint.Split('#')[0];
            if (!handled.Add((database.Name, endpoint, entry.MessageId)))
                world.IsWrong($"{entry.MessageType} was handled twice at {endpoint}");
        }
    }
}
