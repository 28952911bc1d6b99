using System.Globalization;
using Microsoft.Data.Sqlite;
using static Sagas.Journal.FailureKind;
using static SQLitePCL.raw;

namespace Sagas.Journal.Sqlite;

/// <summary>Classifies SQLite's error codes, and says what to do about those that a person has to end.</summary>
static class SqliteErrors
{
    /// <summary>
    /// Only constraints, types and sizes are the unit's own. A lock that another process holds for longer than the busy timeout is
    /// waited out and reported, unlike a snapshot that another transaction has outdated. Unknown codes are waited out
    /// (docs/decisions/0013).
    /// </summary>
    internal static FailureKind Classify(Exception exception) => exception switch
    {
        SqliteException { SqliteExtendedErrorCode: SQLITE_BUSY_SNAPSHOT } => Contended,
        SqliteException sqlite => sqlite.SqliteErrorCode switch
        {
            SQLITE_CONSTRAINT or SQLITE_TOOBIG or SQLITE_MISMATCH or SQLITE_RANGE => Refused,
            SQLITE_LOCKED => Contended,
            _ => Unavailable,
        },
        UnstorableValueException => Refused,
        { InnerException: { } inner } => Classify(inner),
        _ => Foreign,
    };

    /// <summary>True when the file is no sound database.</summary>
    internal static bool IsDamage(SqliteException failure) => failure.SqliteErrorCode is SQLITE_CORRUPT or SQLITE_NOTADB;

    internal static string Explain(Exception exception, string file) =>
        Find(exception) is { } failure && Advice(failure, file) is { } advice
            ? string.Create(CultureInfo.InvariantCulture, $"{advice} ({Words(failure)})")
            : exception.GetBaseException().Message;

    static string? Advice(SqliteException failure, string file) => failure.SqliteErrorCode switch
    {
        SQLITE_FULL => $"The disk is full, or {file} has reached its limit: free space on the disk of that file",
        SQLITE_IOERR => $"The disk does not read or write {file} or its -wal and -shm files: check the disk, its space and its mount",
        SQLITE_READONLY => $"The file {file} cannot be written: give this process the right to write it and the folder that it is in",
        SQLITE_CANTOPEN =>
            $"The file {file} cannot be opened: its folder must exist, and this process must have the right to write in it",
        SQLITE_PERM or SQLITE_AUTH => $"This process has no right to use the file {file}",
        SQLITE_NOMEM => $"No memory was left for work on {file}: give the process more",
        SQLITE_BUSY =>
            $"Another process holds the write lock of {file} for longer than the Default Timeout of the connection string: end that "
                + "process (a sqlite3 shell in a transaction, a copying tool), or let it end",
        SQLITE_CORRUPT or SQLITE_NOTADB => Damaged(file),
        _ => null,
    };

    internal static string Damaged(string file) =>
        $"The file {file} is damaged or no SQLite database: stop the service, move the file and its -wal and -shm files away, and put a "
            + "backup in its place (docs/embedded.md)";

    /// <summary>SQLite's own words, without the client's frame around them.</summary>
    static string Words(SqliteException failure) =>
        $"{sqlite3_errstr(failure.SqliteExtendedErrorCode).utf8_to_string()}, SQLite error {failure.SqliteExtendedErrorCode}";

    static SqliteException? Find(Exception? exception) =>
        exception is null ? null : exception as SqliteException ?? Find(exception.InnerException);
}
