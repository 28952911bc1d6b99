using Sagas.Definitions;

namespace Sagas;

/// <summary>What the operations API and the console ask of any kind of saga, whatever its instance type. None of it changes anything.</summary>
public interface ISagaTable
{
    string Kind { get; }

    /// <summary>What is decided for each message in each state.</summary>
    IReadOnlyList<TableRow> Decisions { get; }

    /// <summary>The type of the saga's instance.</summary>
    Type Instance { get; }

    /// <summary>True when this version of the table has such a state.</summary>
    bool Knows(string state);
    IEnumerable<string> Steps { get; }
    IEnumerable<string> Compensations { get; }

    /// <summary>Why the saga cannot do what is asked now, for a person; null when it can.</summary>
    string? WhyNot(SagaState saga, SagaRequest request);
    string? CannotCancelBecause(SagaState saga);

    /// <summary>Steps and compensations that are sagas of their own.</summary>
    IEnumerable<string> Children { get; }

    /// <summary>What would be undone, in this order, if the saga went no further.</summary>
    IReadOnlyList<OwedCompensation> Owed(SagaState saga);
}
