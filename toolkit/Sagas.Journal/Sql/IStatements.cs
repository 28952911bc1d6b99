namespace Sagas.Journal.Sql;

/// <summary>
/// Statements over rows, which run in the order in which they were added and in as few round trips as the database allows.
/// </summary>
public interface IStatements : IAsyncDisposable
{
    /// <summary>Adds a statement.</summary>
    /// <param name="text">Its text, from the <see cref="ISqlDialect"/>.</param>
    /// <param name="columns">The columns that it is given of each row.</param>
    /// <param name="rows">The values of each row, in the order of the columns and as the database stores them.</param>
    /// <param name="returned">The columns that it returns; empty when it returns nothing.</param>
    void Add(string text, IReadOnlyList<RowColumn> columns, IReadOnlyList<object?[]> rows, IReadOnlyList<RowColumn> returned);

    /// <summary>Runs them.</summary>
    /// <returns>For each statement the rows that it returned.</returns>
    Task<IReadOnlyList<IReadOnlyList<object?[]>>> Run(CancellationToken cancellation);
}
