using Sagas.Journal;
using Sagas.Journal.Extending;
using Simulation.Database;

namespace Simulation.Checks;

/// <summary>Records the story from the journals: each handled message and its effect.</summary>
sealed class Retold
{
    readonly World world;

    public Retold(World world)
    {
        this.world = world;
        foreach (var database in world.Databases)
            database.Committed += (units, outcomes) => Tell(database, units, outcomes);
    }

    public long Messages { get; private set; }

    void Tell(DatabaseServer database, IReadOnlyList<UnitOfWork> units, IReadOnlyList<CommitOutcome> outcomes)
    {
        for (var i = 0; i < units.Count; i++)
        {
            if (outcomes[i] == CommitOutcome.Committed)
                Messages++;
            if (world.Story.IsTold)
                Tell(database, units[i].Entry, outcomes[i]);
        }
    }

    void Tell(DatabaseServer database, JournalEntry entry, CommitOutcome outcome)
    {
        var became = outcome != CommitOutcome.Committed ? $": {outcome}"
            : entry.Ignored is { } ignored ? $": ignored, {ignored}"
            : entry.FailureMessage is { } failure ? $": failed, {failure}"
            : entry.ToState is { } state ? $": {entry.FromState} -> {state}"
            : "";
        var sent = string.Join(", ", OutboundMessage.Deserialize(entry.Outputs).Select(output => MessageNames.OfUrn(output.Types[0])));
        world.Story.Say(database.Name, $"{entry.MessageType} of {Subject(entry)}{became}{(sent.Length > 0 ? $"; sends {sent}" : "")}");
    }

    string Subject(JournalEntry entry) => entry.SubjectId is { } id ? world.NameOf(id) : "nobody";
}
