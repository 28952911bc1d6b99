namespace Sagas.Definitions;

/// <summary>
/// What a kind of saga does with each message in each state. The engine, the bus, the diagram and the tests read the same rows.
/// </summary>
public sealed class SagaTable
{
    readonly Dictionary<(string State, InputKey Key), TableRow> byKey;
    readonly HashSet<string> states;

    internal SagaTable(IReadOnlyList<TableRow> rows, IEnumerable<string> states)
    {
        (Rows, this.states) = (rows, [Initial, .. states]);
        byKey = rows.ToDictionary(row => (row.State, row.Key));
    }

    /// <summary>The state of a saga that has not started.</summary>
    public const string Initial = "Initial";

    /// <summary>All rows.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>True when this version of the table has the state.</summary>
    public bool Knows(string state) => states.Contains(state);

    /// <summary>The row for this input; null when the saga does not know the message, or has not started.</summary>
    public TableRow? Find(string state, InputKey key) => byKey.GetValueOrDefault((state, key));
}
