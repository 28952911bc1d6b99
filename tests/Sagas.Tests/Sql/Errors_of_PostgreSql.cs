using System.Text;
using Npgsql;
using Sagas.Journal.PostgreSql;
using static Sagas.Journal.FailureKind;

namespace Sagas.Tests.Sql;

sealed class Errors_of_PostgreSql
{
    readonly PostgreSqlDialect dialect = new();

    [
        TestCase("25006", Description = "read-only after a failover"),
        TestCase("28000", Description = "login refused"),
        TestCase("28P01", Description = "wrong password")
    ]
    [
        TestCase("57014", Description = "cancelled by the server"),
        TestCase("57P01", Description = "shut down"),
        TestCase("53100", Description = "disk full")
    ]
    [
        TestCase("25P03", Description = "idle in transaction"),
        TestCase("26000", Description = "prepared statement gone"),
        TestCase("42501", Description = "rights revoked")
    ]
    [
        TestCase("42P01", Description = "table gone"),
        TestCase("55P03", Description = "lock not available"),
        TestCase("XX000"),
        TestCase("F0000"),
        TestCase("ZZ999", Description = "not invented yet")
    ]
    public void Whatever_it_calls_its_illness_it_is_waited_for(string state) =>
        Assert.That(dialect.Classify(Failure(state)), Is.EqualTo(Unavailable));

    [
        TestCase("22001", Description = "text too long"),
        TestCase("22P05"),
        TestCase("23514", Description = "check"),
        TestCase("21000"),
        TestCase("54000")
    ]
    public void What_says_something_of_the_unit_is_its_own(string state) =>
        Assert.That(dialect.Classify(Failure(state)), Is.EqualTo(Refused));

    [TestCase("40001"), TestCase("40P01")]
    public void What_another_transaction_caused_is_tried_again_at_once(string state) =>
        Assert.That(dialect.Classify(Failure(state)), Is.EqualTo(Contended));

    [Test]
    public void A_failure_is_found_inside_another() =>
        Assert.That(dialect.Classify(new InvalidOperationException("EF Core's", Failure("25006"))), Is.EqualTo(Unavailable));

    [Test]
    public void A_text_that_cannot_be_written_is_the_units_own() =>
        Assert.That(dialect.Classify(new NpgsqlException("while writing", new EncoderFallbackException())), Is.EqualTo(Refused));

    /// <summary>A participant's own timeout is its answer, not a database that is away.</summary>
    [Test]
    public void Failures_of_others_are_not_the_databases() => Assert.That(dialect.Classify(new TimeoutException()), Is.EqualTo(Foreign));

    static PostgresException Failure(string state) => new("text", "ERROR", "ERROR", state);
}
