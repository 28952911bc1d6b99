using Microsoft.Data.SqlClient;

namespace Sagas.SqlServer;

/// <summary>Failures of SQL Server that pass, so that the same work is tried again.</summary>
static class TransientErrors
{
    static readonly HashSet<int> Numbers =
    [
        // The connection: not there, refused, reset, timed out.
        -2, -1, 0, 2, 20, 53, 64, 121, 233, 258, 996, 997, 10053, 10054, 10060, 10061, 10928, 10929, 10936, 11001,

        // The server or the database is starting, stopping, recovering or failing over.
        921, 922, 924, 927, 945, 952, 976, 978, 979, 982, 983, 1824, 3906, 4221, 6005, 17142, 18401, 18451,

        // A database that is being created or recovered cannot be opened, which the server reports as a failed login.
        4060,

        // Lost a lock to another transaction: deadlock, lock request timeout, and our own check that the transaction is still there.
        1203, 1204, 1205, 1221, 1222, 3960, 3966, 51205,

        // Overloaded: workers, memory grants, log.
        701, 802, 8645, 8651, 9515, 14355, 17197, 17809,

        // Azure SQL: moved, throttled, reconfigured.
        40143, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920, 49977, 49983,
    ];

    internal static bool Is(Exception exception) => exception switch
    {
        SqlException sql => sql.Errors.Cast<SqlError>().Any(error => Numbers.Contains(error.Number)) || sql.Class >= 20,
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" } => true, // the pool has no free connection, or the connection broke under us
        { InnerException: { } inner } => Is(inner),
        _ => false,
    };
}
