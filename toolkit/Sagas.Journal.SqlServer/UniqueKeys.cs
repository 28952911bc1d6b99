using Sagas.Journal.Sql;
using static Sagas.Journal.SqlServer.SqlText;

namespace Sagas.Journal.SqlServer;

/// <summary>
/// An insert skips rows whose key exists. SQL Server has no ON CONFLICT, so the statement looks up each unique key and locks its range
/// (HOLDLOCK) until the transaction ends.
/// </summary>
static class UniqueKeys
{
    internal static List<IReadOnlyList<RowColumn>> OtherThanIdentity(RowTable table) =>
        [.. table.UniqueKeys.Append(table.Key).Where(key => !key.SequenceEqual(table.Identity) && !key.Any(column => column.Generated))];

    /// <summary>The group committer ensures that no identity occurs twice in one statement; it does not know the other keys.</summary>
    internal static string Numbered(IReadOnlyList<RowColumn> columns, List<IReadOnlyList<RowColumn>> keys) =>
        keys.Count == 0
            ? $"{Rows(columns)} AS r"
            : $"(SELECT *, {string.Join(", ", keys.Select(Number))} FROM {Rows(columns)}) AS r";

    static string Number(IReadOnlyList<RowColumn> key, int i) =>
        $"ROW_NUMBER() OVER (PARTITION BY {Compared(key)} ORDER BY {Ordinal}) AS [#{i}]";

    internal static IEnumerable<string> FirstOfEach(List<IReadOnlyList<RowColumn>> keys) => keys.Select((key, i) =>
        key.Where(column => column.Nullable).ToList() is { Count: > 0 } nullable
            ? $"(r.[#{i}] = 1 OR {string.Join(" OR ", nullable.Select(column => $"r.{Quote(column.Name)} IS NULL"))})"
            : $"r.[#{i}] = 1");

    internal static IEnumerable<string> Absent(RowTable table, IEnumerable<IReadOnlyList<RowColumn>> keys) => keys.Select(key =>
        $"NOT EXISTS (SELECT 1 FROM {Quote(table.Name)} AS t WITH (UPDLOCK, HOLDLOCK) WHERE {Same(key)})");
}
