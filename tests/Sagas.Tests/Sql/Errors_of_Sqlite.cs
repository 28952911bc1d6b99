using Microsoft.Data.Sqlite;
using Sagas.Journal;
using Sagas.Journal.Sqlite;
using static SQLitePCL.raw;

namespace Sagas.Tests.Sql;

sealed class Errors_of_Sqlite
{
    readonly SqliteDialect dialect = new("/var/lib/sagas/orders.db");

    [
        TestCase(SQLITE_BUSY, Description = "the lock is held for longer than the timeout"),
        TestCase(SQLITE_FULL),
        TestCase(SQLITE_IOERR),
        TestCase(SQLITE_IOERR_FSYNC),
        TestCase(SQLITE_READONLY)
    ]
    [
        TestCase(SQLITE_CANTOPEN),
        TestCase(SQLITE_NOMEM),
        TestCase(SQLITE_CORRUPT),
        TestCase(SQLITE_NOTADB),
        TestCase(SQLITE_PERM)
    ]
    [TestCase(SQLITE_ERROR, Description = "table gone"), TestCase(SQLITE_PROTOCOL), TestCase(99, Description = "not invented yet")]
    public void Whatever_it_calls_its_illness_it_is_waited_for(int code) =>
        Assert.That(dialect.Classify(Failure(code)), Is.EqualTo(FailureKind.Unavailable));

    [TestCase(SQLITE_CONSTRAINT_CHECK), TestCase(SQLITE_CONSTRAINT_NOTNULL), TestCase(SQLITE_TOOBIG), TestCase(SQLITE_MISMATCH)]
    public void What_says_something_of_the_unit_is_its_own(int code) =>
        Assert.That(dialect.Classify(Failure(code)), Is.EqualTo(FailureKind.Refused));

    [TestCase(SQLITE_BUSY_SNAPSHOT), TestCase(SQLITE_LOCKED)]
    public void What_another_transaction_caused_is_tried_again_at_once(int code) =>
        Assert.That(dialect.Classify(Failure(code)), Is.EqualTo(FailureKind.Contended));

    [Test]
    public void A_failure_is_found_inside_another() =>
        Assert.That(
            dialect.Classify(new InvalidOperationException("EF Core's", Failure(SQLITE_FULL))),
            Is.EqualTo(FailureKind.Unavailable)
        );

    [Test]
    public void Failures_of_others_are_not_the_databases() =>
        Assert.That(dialect.Classify(new TimeoutException()), Is.EqualTo(FailureKind.Foreign));

    [TestCase(SQLITE_FULL, "free space"), TestCase(SQLITE_READONLY, "right to write"), TestCase(SQLITE_CANTOPEN, "its folder must exist")]
    [TestCase(SQLITE_BUSY, "Another process"), TestCase(SQLITE_CORRUPT, "put a backup in its place")]
    [TestCase(SQLITE_IOERR, "check the disk")]
    public void What_a_person_has_to_end_is_said_with_the_file_and_what_to_do(int code, string advice) =>
        Assert.That(
            dialect.Explain(new InvalidOperationException("EF Core's", Failure(code))),
            Does.Contain("/var/lib/sagas/orders.db").And.Contains(advice).And.Contains($"SQLite error {code}")
        );

    [Test]
    public void Others_are_said_in_the_clients_words() => Assert.That(dialect.Explain(Failure(SQLITE_ERROR)), Is.EqualTo("text"));

    static SqliteException Failure(int code) => new("text", code & 0xff, code);
}
