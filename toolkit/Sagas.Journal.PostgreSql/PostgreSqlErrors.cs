using System.Text;
using Npgsql;
using static Sagas.Journal.FailureKind;

namespace Sagas.Journal.PostgreSql;

/// <summary>Classifies PostgreSQL's error codes by class (the first two characters).</summary>
static class PostgreSqlErrors
{
    /// <summary>
    /// Only these classes are caused by the unit itself: cardinality, data, integrity constraint, program limit. An unknown code counts as
    /// database trouble: waiting in vain shows up in the health check and can be fixed, a lost message cannot.
    /// </summary>
    internal static FailureKind Classify(Exception exception) => exception switch
    {
        PostgresException { SqlState: [var first, var second, ..] } => $"{first}{second}" switch
        {
            "21" or "22" or "23" or "54" => Refused,
            "40" => Contended,
            _ => Unavailable,
        },
        // Npgsql also wraps failures to encode a value; the value causes those.
        NpgsqlException { InnerException: EncoderFallbackException or InvalidCastException } => Refused,
        NpgsqlException or TimeoutException { Source: "Npgsql" } => Unavailable,
        { InnerException: { } inner } => Classify(inner),
        _ => Foreign,
    };
}
