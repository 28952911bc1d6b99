namespace Sagas.Steps;

/// <summary>What a state machine does with a message in a state, and where it may lead.</summary>
public sealed record Decision(string State, string Message, string What, IReadOnlyList<string> Targets);

/// <summary>What the operations API asks of any state machine, whatever its instance type.</summary>
public interface ISagaTable
{
    string Kind { get; }
    IReadOnlyList<Decision> Decisions { get; }
    IEnumerable<string> Steps { get; }
    IEnumerable<string> Compensations { get; }
    string? CannotCancelBecause(SagaState saga);

    /// <summary>Steps and compensations that are sagas of their own.</summary>
    IEnumerable<string> Children { get; }

    /// <summary>What would be undone, in this order, if the saga went no further.</summary>
    IReadOnlyList<OwedCompensation> Owed(SagaState saga);
}
