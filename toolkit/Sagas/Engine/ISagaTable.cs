using Sagas.Definitions;

namespace Sagas;

/// <summary>
/// What the operations API and the console can ask of any kind of saga, whatever its instance type. Nothing here changes state.
/// </summary>
public interface ISagaTable
{
    /// <summary>The name of this kind of saga.</summary>
    string Kind { get; }

    /// <summary>The decision for each message in each state.</summary>
    IReadOnlyList<TableRow> Decisions { get; }

    /// <summary>The type of the saga's instance.</summary>
    Type Instance { get; }

    /// <summary>True when this version of the table has the state.</summary>
    bool Knows(string state);

    /// <summary>The forward steps, in the order of the table.</summary>
    IEnumerable<string> Steps { get; }

    /// <summary>The compensations, in the order of their steps.</summary>
    IEnumerable<string> Compensations { get; }

    /// <summary>Why the saga cannot do what is requested now, in words; null when it can.</summary>
    string? WhyNot(SagaState saga, SagaRequest request);

    /// <summary>Why the saga can no longer be cancelled; null while it can.</summary>
    string? CannotCancelBecause(SagaState saga);

    /// <summary>Steps and compensations that are sagas of their own.</summary>
    IEnumerable<string> Children { get; }

    /// <summary>What would be compensated, in this order, if the saga went no further.</summary>
    IReadOnlyList<OwedCompensation> Owed(SagaState saga);
}
