using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Sagas.Journal.Sql;
using static Sagas.Journal.SqlServer.SqlText;

namespace Sagas.Journal.SqlServer;

/// <summary>
/// SQL Server: the rows of a statement are passed as one JSON parameter, so its text is independent of their number. The loop join hints
/// prevent a scan, which under these lock hints would lock the whole table.
/// </summary>
sealed class SqlServerDialect : ISqlDialect
{
    public string Insert(RowTable table)
    {
        var others = UniqueKeys.OtherThanIdentity(table);
        return $"""
            {InTransaction}
            INSERT INTO {Quote(table.Name)} ({Names(table.Written)})
            OUTPUT {Names(table.Identity, "inserted.")}
            SELECT {Names(table.Written, "r.")} FROM {UniqueKeys.Numbered(table.Written, others)}
            WHERE {string.Join("\n  AND ", UniqueKeys.FirstOfEach(others).Concat(UniqueKeys.Absent(table, [table.Identity, .. others])))}
            ORDER BY r.{Ordinal}
            OPTION (LOOP JOIN);
            """;
    }

    public string Update(RowTable table) =>
        $"""
        {InTransaction}
        UPDATE t SET {Assign(table.Updated)}
        OUTPUT {Names(table.Key, "inserted.")}
        FROM {Quote(table.Name)} AS t INNER JOIN {Rows([.. table.Key, .. table.Updated])} AS r ON {Same(table.Key)}
        WHERE t.{Quote(table.Version!.Name)} = r.{Quote(table.Version.Name)} - 1
        OPTION (LOOP JOIN);
        """;

    public string Upsert(RowTable table) =>
        $"""
        {InTransaction}
        MERGE INTO {Quote(table.Name)} WITH (HOLDLOCK) AS t
        USING (SELECT * FROM {Rows(table.Written)}) AS r ON {Same(table.Key)}
        WHEN MATCHED THEN UPDATE SET {Assign(table.Updated)}
        WHEN NOT MATCHED BY TARGET THEN INSERT ({Names(table.Written)}) VALUES ({Names(table.Written, "r.")})
        OUTPUT {Names(table.Key, "inserted.")}
        OPTION (LOOP JOIN);
        """;

    public string Delete(RowTable table) =>
        $"""
        {InTransaction}
        DELETE t FROM {Quote(table.Name)} AS t INNER JOIN {Rows(table.Key)} AS r ON {Same(table.Key)}
        OPTION (LOOP JOIN);
        """;

    /// <summary>
    /// Rows are locked in the order of the inner query: TOP makes its ORDER BY effective, FORCE ORDER and LOOP JOIN make it the outer input
    /// of the join.
    /// </summary>
    public string Lock(RowTable table, IReadOnlyList<RowColumn> columns) =>
        $"""
            {InTransaction}
            SELECT {Names([.. table.Key, .. columns], "t.")}
            FROM (SELECT TOP (2147483647) {string.Join(
                ", ",
                table.Key.Select(column => $"{Compared(column)} AS {Quote(column.Name)}")
            )} FROM {Rows(table.Key)} ORDER BY {Names(table.Key)}) AS r
            INNER JOIN {Quote(table.Name)} AS t WITH (UPDLOCK, ROWLOCK) ON {string.Join(
                " AND ",
                table.Key.Select(column => $"t.{Quote(column.Name)} = r.{Quote(column.Name)}")
            )}
            ORDER BY {Names(table.Key, "r.")}
            OPTION (LOOP JOIN, FORCE ORDER);
            """;

    public string Set(RowTable table, IReadOnlyList<RowColumn> columns) =>
        $"""
        {InTransaction}
        UPDATE t SET {Assign(columns)}
        FROM {Quote(table.Name)} AS t INNER JOIN {Rows([.. table.Key, .. columns])} AS r ON {Same(table.Key)}
        OPTION (LOOP JOIN);
        """;

    public string ClaimTimers(RowTable timers) =>
        $"""
        WITH due AS (
            SELECT TOP (@limit) * FROM {Quote(timers.Name)} WITH (READPAST, UPDLOCK, ROWLOCK)
            WHERE [DueAt] <= SYSDATETIMEOFFSET() AND ([ClaimedUntil] IS NULL OR [ClaimedUntil] <= SYSDATETIMEOFFSET()) ORDER BY [DueAt])
        UPDATE due SET [ClaimedUntil] = DATEADD(millisecond, @seconds * 1000, SYSDATETIMEOFFSET())
        OUTPUT inserted.[SagaId], inserted.[Name], inserted.[DueAt], inserted.[Destination], inserted.[ClaimedUntil];
        """;

    public IStatements NewStatements(DbConnection connection, DbTransaction transaction) =>
        new BatchedStatements(connection, transaction, AddRows);

    static void AddRows(DbBatchCommand command, IReadOnlyList<RowColumn> columns, IReadOnlyList<object?[]> rows) =>
        command.Parameters.Add(new SqlParameter(RowsParameter, SqlDbType.NVarChar, -1) { Value = RowsJson.Write(rows) });

    public string Now => "SELECT SYSDATETIMEOFFSET()";

    public FailureKind Classify(Exception exception) => SqlServerErrors.Classify(exception);
}
