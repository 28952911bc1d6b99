using Microsoft.Data.Sqlite;
using Sagas.Journal.Sql;

namespace Sagas.Journal.Sqlite;

/// <summary>Prepares each statement once and runs it for each row. SQLite's client has no asynchronous calls.</summary>
sealed class PreparedStatements(SqliteConnection connection, SqliteTransaction transaction) : IStatements
{
    readonly List<Statement> statements = [];

    public void Add(string text, IReadOnlyList<RowColumn> columns, IReadOnlyList<object?[]> rows, IReadOnlyList<RowColumn> returned) =>
        statements.Add(new Statement(text, columns.Count, rows, returned));

    public Task<IReadOnlyList<IReadOnlyList<object?[]>>> Run(CancellationToken cancellation)
    {
        var results = new List<IReadOnlyList<object?[]>>(statements.Count);
        foreach (var statement in statements)
        {
            cancellation.ThrowIfCancellationRequested();
            results.Add(Run(statement));
        }
        return Task.FromResult<IReadOnlyList<IReadOnlyList<object?[]>>>(results);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    List<object?[]> Run(Statement statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement.Text;
        command.Transaction = transaction;
        var parameters = Enumerable.Range(0, statement.Parameters)
            .Select(i => command.Parameters.Add(new SqliteParameter($"@p{i}", null))).ToArray();
        var result = new List<object?[]>();
        foreach (var row in statement.Rows)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = Storable(row[i]);
            using var reader = command.ExecuteReader();
            while (statement.Returned.Count > 0 && reader.Read())
                result.Add(RowColumn.Read(statement.Returned, reader));
        }
        return result;
    }

    /// <summary>SQLite's own functions take U+0000 for the end of a text; PostgreSQL cannot hold it either.</summary>
    static object Storable(object? value) => value switch
    {
        null => DBNull.Value,
        string text when text.Contains('\0') => text.Replace('\0', '\uFFFD'),
        _ => value,
    };

    sealed record Statement(string Text, int Parameters, IReadOnlyList<object?[]> Rows, IReadOnlyList<RowColumn> Returned);
}
