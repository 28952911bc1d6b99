using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tests;

/// <summary>Counts what is read from the database; the journal's own statements go another way.</summary>
sealed class Statements : DbCommandInterceptor
{
    int count;

    public int Count => Volatile.Read(ref count);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref count);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
