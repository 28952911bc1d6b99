using System.Text;
using Npgsql;
using static Sagas.Journal.FailureKind;

namespace Sagas.Journal.PostgreSql;

/// <summary>What PostgreSQL's error codes mean for the unit of work that met them, by class (the first two characters).</summary>
static class PostgreSqlErrors
{
    /// <summary>
    /// Only these say something about the unit itself: cardinality, data, integrity constraint, program limit. A code that is not
    /// known is taken for the database's illness: waiting for nothing is seen in health and mended, a lost message is not.
    /// </summary>
    internal static FailureKind Classify(Exception exception) => exception switch
    {
        PostgresException { SqlState: [var first, var second, ..] } => $"{first}{second}" switch
        {
            "21" or "22" or "23" or "54" => Refused,
            "40" => Contended,
            _ => Unavailable,
        },
        // Npgsql wraps what it could not write, too: that is the value's fault.
        NpgsqlException { InnerException: EncoderFallbackException or InvalidCastException } => Refused,
        NpgsqlException or TimeoutException { Source: "Npgsql" } => Unavailable,
        { InnerException: { } inner } => Classify(inner),
        _ => Foreign,
    };
}
