namespace Sagas.Journal;

enum ChangeKind
{
    Insert,
    Update,
    Upsert,
    Delete,
}

/// <summary>
/// A row that a unit of work writes. Inserts and updates are also checks: the unit fails if the key exists or the version has changed.
/// </summary>
sealed record RowChange(ChangeKind Kind, Type Entity, object Key, object Row);

/// <summary>
/// Adds to numeric columns of a row that many units change at once (a popular product's stock, an account's balance) without reading it
/// first. The changes of one commit are summed, and no column may fall below zero.
/// </summary>
sealed record CounterChange(Type Entity, object Key, IReadOnlyDictionary<string, decimal> Add);
