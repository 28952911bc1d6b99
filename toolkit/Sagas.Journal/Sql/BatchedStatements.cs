using System.Data.Common;

namespace Sagas.Journal.Sql;

/// <summary>Statements of a database whose client sends many in one round trip.</summary>
/// <param name="addRows">Passes the rows of a statement as its parameters.</param>
public sealed class BatchedStatements(
    DbConnection connection,
    DbTransaction transaction,
    Action<DbBatchCommand, IReadOnlyList<RowColumn>, IReadOnlyList<object?[]>> addRows
) : IStatements
{
    readonly DbBatch batch = connection.CreateBatch();
    readonly List<IReadOnlyList<RowColumn>> results = [];

    /// <inheritdoc />
    public void Add(string text, IReadOnlyList<RowColumn> columns, IReadOnlyList<object?[]> rows, IReadOnlyList<RowColumn> returned)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = text;
        addRows(command, columns, rows);
        batch.BatchCommands.Add(command);
        results.Add(returned);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<IReadOnlyList<object?[]>>> Run(CancellationToken cancellation)
    {
        batch.Transaction = transaction;
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var all = new List<IReadOnlyList<object?[]>>(results.Count);
        foreach (var returned in results)
        {
            var rows = new List<object?[]>();
            // A statement that returns nothing has no result that a reader stops at.
            if (returned.Count > 0)
            {
                while (await reader.ReadAsync(cancellation))
                    rows.Add(RowColumn.Read(returned, reader));
                await reader.NextResultAsync(cancellation);
            }
            all.Add(rows);
        }
        // Failures of statements that return nothing show only when the reader passes them.
        while (await reader.NextResultAsync(cancellation)) { }
        return all;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => batch.DisposeAsync();
}
