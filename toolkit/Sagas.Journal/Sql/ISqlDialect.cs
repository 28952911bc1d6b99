using System.Data.Common;

namespace Sagas.Journal.Sql;

/// <summary>
/// The statements that differ between databases. Each writes or reads many rows. A statement that checks returns the keys that passed:
/// units whose keys are missing are left out of the commit, and only they are handled again.
/// </summary>
public interface ISqlDialect
{
    /// <summary>Inserts rows that conflict with no unique key; returns the identity of each inserted row.</summary>
    string Insert(RowTable table);

    /// <summary>Updates rows whose version is one less than the given one; returns the key of each updated row.</summary>
    string Update(RowTable table);

    /// <summary>Inserts or replaces rows.</summary>
    string Upsert(RowTable table);

    /// <summary>Deletes rows by key.</summary>
    string Delete(RowTable table);

    /// <summary>Locks rows by key, in key order, and returns the key and the given columns.</summary>
    string Lock(RowTable table, IReadOnlyList<RowColumn> columns);

    /// <summary>Sets the given columns of rows by key.</summary>
    string Set(RowTable table, IReadOnlyList<RowColumn> columns);

    /// <summary>Claims due timers by the database's clock, for <c>@seconds</c>, at most <c>@limit</c>.</summary>
    string ClaimTimers(RowTable timers);

    /// <summary>Reads the database's clock, in the form of a column that holds an instant.</summary>
    string Now { get; }

    /// <summary>Statements of one transaction, none yet.</summary>
    IStatements NewStatements(DbConnection connection, DbTransaction transaction);

    /// <summary>Classifies a failure of a unit of work.</summary>
    FailureKind Classify(Exception exception);

    /// <summary>A failure in words for logs and the health check; by default the database's own.</summary>
    string Explain(Exception exception) => exception.GetBaseException().Message;
}
