using Sagas.Journal;
using Simulation.Database;

namespace Simulation.Checks;

/// <summary>Each message is handled once per endpoint, however often it is delivered. The check does not rely on the store.</summary>
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
            // The mutant without an inbox appends a number.
            var endpoint = entry.Endpoint.Split('#')[0];
            if (!handled.Add((database.Name, endpoint, entry.MessageId)))
                world.IsWrong($"{entry.MessageType} was handled twice at {endpoint}");
        }
    }
}
