namespace Sagas.Journal;

enum ChangeKind
{
    Insert,
    Update,
    Upsert,
    Delete,
}

/// <summary>
/// A row that a unit of work writes. Inserts and updates are checks as well: a key that exists, or a version that moved, fails the unit.
/// </summary>
sealed record RowChange(ChangeKind Kind, Type Entity, object Key, object Row);

/// <summary>
/// Adds to numeric columns of a row that many units touch at once (a hot product's stock, an account's balance) without
/// reading it first: units of one commit are added up, and none of the columns may fall below zero.
/// </summary>
sealed record CounterChange(Type Entity, object Key, IReadOnlyDictionary<string, decimal> Add);
