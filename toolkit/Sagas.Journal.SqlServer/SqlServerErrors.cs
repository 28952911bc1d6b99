using Microsoft.Data.SqlClient;
using static Sagas.Journal.FailureKind;

namespace Sagas.Journal.SqlServer;

/// <summary>
/// Classifies SQL Server's error numbers. They have no classes as PostgreSQL's codes do, so those caused by the unit itself are listed;
/// all others count as database trouble, which is waited out.
/// </summary>
static class SqlServerErrors
{
    static readonly HashSet<int> OfTheUnit =
    [
        // Values: overflow, conversion, truncation, division by zero, a domain, invalid JSON.
        220, 232, 241, 242, 244, 245, 248, 295, 517, 535, 8114, 8115, 8134, 8152, 8169, 2628, 13609,

        // Constraints: null, unique, foreign key, check, exactly one row expected.
        512, 515, 547, 2601, 2627,

        // Limits: row too large, key too long, statement too complex.
        511, 1946, 8621, 8623, 8631, 8632,
    ];

    static readonly HashSet<int> OfAnotherTransaction =
    [
        // Deadlock, snapshot conflict, and our own check that the transaction still exists.
        1205, 3960, 3961, 3966, 51205,
    ];

    internal static FailureKind Classify(Exception exception) =>
        exception switch
        {
            SqlException sql => Classify([.. sql.Errors.Cast<SqlError>().Select(error => error.Number)]),
            // The pool has no free connection, or the connection broke during use.
            InvalidOperationException { Source: "Microsoft.Data.SqlClient" } => Unavailable,
            { InnerException: { } inner } => Classify(inner),
            _ => Foreign,
        };

    static FailureKind Classify(IReadOnlyList<int> numbers) =>
        numbers.Any(OfAnotherTransaction.Contains) ? Contended
        : numbers.Any(OfTheUnit.Contains) ? Refused
        : Unavailable;
}
