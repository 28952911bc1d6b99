namespace Sagas.Steps;

/// <summary>What a state machine does with a message in a state, and where it may lead.</summary>
public sealed record Decision(string State, string Message, string What, IReadOnlyList<string> Targets);

/// <summary>What the operations API asks of any state machine, whatever its instance type.</summary>
public interface ISagaTable
{
    string Kind { get; }
    IReadOnlyList<Decision> Decisions { get; }

    /// <summary>The type of the saga's instance.</summary>
    Type Instance { get; }

    /// <summary>True when this version of the table has such a state.</summary>
    bool Knows(string state);
    IEnumerable<string> Steps { get; }
    IEnumerable<string> Compensations { get; }
    string? CannotCancelBecause(SagaState saga);

    /// <summary>Steps and compensations that are sagas of their own.</summary>
    IEnumerable<string> Children { get; }

    /// <summary>What would be undone, in this order, if the saga went no further.</summary>
    IReadOnlyList<OwedCompensation> Owed(SagaState saga);
}
