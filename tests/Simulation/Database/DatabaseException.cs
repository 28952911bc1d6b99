using Sagas.Journal;

namespace Simulation.Database;

/// <summary>What a database answers when it is ill.</summary>
sealed class DatabaseException(FailureKind kind, string words) : Exception(words)
{
    public FailureKind Kind => kind;
}
