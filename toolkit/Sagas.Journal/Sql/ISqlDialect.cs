using System.Data.Common;

namespace Sagas.Journal.Sql;

/// <summary>
/// The statements that differ between databases. Each writes or reads many rows at once. A statement that checks something
/// returns the keys that passed: the units whose keys are missing are left out of the commit, and only they are handled again.
/// </summary>
interface ISqlDialect
{
    /// <summary>Adds rows that do not exist by any unique key; returns the identity of each row added.</summary>
    string Insert(RowTable table);

    /// <summary>Changes rows whose version is one less than the given one; returns the key of each row changed.</summary>
    string Update(RowTable table);

    /// <summary>Adds or replaces rows.</summary>
    string Upsert(RowTable table);

    /// <summary>Removes rows by key.</summary>
    string Delete(RowTable table);

    /// <summary>Locks rows by key, in key order, and returns the key and the given columns.</summary>
    string Lock(RowTable table, IReadOnlyList<RowColumn> columns);

    /// <summary>Sets the given columns of rows by key.</summary>
    string Set(RowTable table, IReadOnlyList<RowColumn> columns);

    /// <summary>Claims due timers by the database's clock, for <c>@seconds</c>, at most <c>@limit</c>.</summary>
    string ClaimTimers(RowTable timers);

    /// <summary>Reads the database's clock.</summary>
    string Now { get; }

    /// <summary>Gives a statement its rows.</summary>
    void AddRows(DbBatchCommand command, IReadOnlyList<RowColumn> columns, IReadOnlyList<object?[]> rows);

    void AddParameter(DbBatchCommand command, string name, object value);

    /// <summary>What a failure means for the unit of work that met it.</summary>
    FailureKind Classify(Exception exception);
}
