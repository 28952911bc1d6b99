using Sagas.Journal;

namespace Simulation.Database;

/// <summary>An error from the simulated database.</summary>
sealed class DatabaseException(FailureKind kind, string words) : Exception(words)
{
    public FailureKind Kind => kind;
}
