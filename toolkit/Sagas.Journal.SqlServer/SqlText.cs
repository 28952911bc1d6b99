using Sagas.Journal.Sql;

namespace Sagas.Journal.SqlServer;

/// <summary>The fragments of the statements of <see cref="SqlServerDialect"/>.</summary>
static class SqlText
{
    /// <summary>Keys and text compare by code point, as in PostgreSQL and in C#: <c>order-1</c> is not <c>ORDER-1</c>.</summary>
    internal const string Collation = "Latin1_General_100_BIN2";
    internal const string RowsParameter = "@rows";

    /// <summary>The index of a row among the given rows; its first JSON element.</summary>
    internal const string Ordinal = "[#]";

    /// <summary>
    /// SqlClient sends the statements of a batch as separate calls, and the server runs those after a failed one. After a deadlock the
    /// transaction is already rolled back: without this check the later statements would commit on their own.
    /// </summary>
    internal const string InTransaction =
        "IF @@TRANCOUNT = 0 THROW 51205, N'The transaction of this statement was rolled back before it.', 1;";

    internal static string Rows(IReadOnlyList<RowColumn> columns) =>
        $"OPENJSON({RowsParameter}) WITH ({Ordinal} int '$[0]', "
            + $"{string.Join(", ", columns.Select((column, i) => $"{Quote(column.Name)} {JsonType(column)} '$[{i + 1}]'"))})";

    // Text that is too long for its column must fail the statement, as in PostgreSQL. So OPENJSON does not get the column's length, to
    // which it would truncate. Lookup columns are not nvarchar(max), which would prevent index seeks.
    static string JsonType(RowColumn column) =>
        column.StoreType switch
        {
            var type when type.StartsWith("nvarchar", StringComparison.Ordinal) => column.Identifies ? "nvarchar(4000)" : "nvarchar(max)",
            var type when type.Contains("char", StringComparison.Ordinal) || type.Contains("binary", StringComparison.Ordinal) =>
                throw new NotSupportedException(
                    $"Column {column.Name} is {type}; the journal writes text as nvarchar and no binary "
                        + "columns. Change the column's type in OnModelCreating."
                ),
            var type => type,
        };

    internal static string Same(IEnumerable<RowColumn> key) =>
        string.Join(" AND ", key.Select(column => $"t.{Quote(column.Name)} = {Compared(column, "r.")}"));

    internal static string Compared(IEnumerable<RowColumn> columns, string prefix = "") =>
        string.Join(", ", columns.Select(column => Compared(column, prefix)));

    internal static string Compared(RowColumn column, string prefix = "") =>
        prefix + Quote(column.Name) + (column.ClrType == typeof(string) ? $" COLLATE {Collation}" : "");

    internal static string Assign(IEnumerable<RowColumn> columns) =>
        string.Join(", ", columns.Select(column => $"{Quote(column.Name)} = r.{Quote(column.Name)}"));

    internal static string Names(IEnumerable<RowColumn> columns, string prefix = "") =>
        string.Join(", ", columns.Select(column => prefix + Quote(column.Name)));

    internal static string Quote(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
}
