using System.Data.Common;
using Banking.Service;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Participants.Tests.Banking;

/// <summary>Wrong money cannot be written, whoever tries: a defect here, or a person with a database client.</summary>
sealed class The_database_refuses
{
    PostgreSqlBank bank = null!;
    Participant service = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = await (bank = new PostgreSqlBank()).Start();
        await service
            .The<AccountWriter>()
            .Set("test", [new WantedBalance("A-1", 100m, "USD"), new WantedBalance("E-1", 100m, "EUR")], CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await service.DisposeAsync();
        await bank.DisposeAsync();
    }

    [TestCase("A-1", "IN-TRANSIT-USD", 0, PostgresErrorCodes.CheckViolation, TestName = "A movement of nothing")]
    [TestCase("A-1", "IN-TRANSIT-USD", -5, PostgresErrorCodes.CheckViolation, TestName = "A movement backwards")]
    [TestCase("A-1", "A-1", 5, PostgresErrorCodes.CheckViolation, TestName = "A movement from an account to itself")]
    [TestCase("A-1", "NOBODY", 5, PostgresErrorCodes.ForeignKeyViolation, TestName = "A movement to nowhere")]
    [TestCase("A-1", "E-1", 5, PostgresErrorCodes.ForeignKeyViolation, TestName = "A movement into another currency")]
    public Task Movement(string from, string to, int amount, string expected) =>
        Refused(
            expected,
            $"""
            INSERT INTO movements ("ConfirmationId", "Kind", "DebitAccount", "CreditAccount", "Amount", "Currency", "At")
            VALUES ('X', 'Deposit', {from}, {to}, {amount}, 'USD', {TimeProvider.System.GetUtcNow()})
            """
        );

    [TestCase("A-1", TestName = "An overdrawn account")]
    [TestCase("IN-TRANSIT-USD", TestName = "More out of transit than went into it")]
    public Task Balance(string number) =>
        Refused(PostgresErrorCodes.CheckViolation, $"""UPDATE accounts SET "Balance" = -0.01 WHERE "Number" = {number}""");

    [Test]
    public Task An_account_without_its_entries() =>
        Refused(PostgresErrorCodes.ForeignKeyViolation, $"""DELETE FROM accounts WHERE "Number" = 'A-1'""");

    async Task Refused(string expected, FormattableString statement)
    {
        await using var context = await PostgreSqlBank.Context(service);
        var refused = (DbException)Assert.CatchAsync(() => context.Database.ExecuteSqlAsync(statement))!;
        if (ServiceDatabase.IsSqlite)
            Assert.That(refused.Message, Does.Contain(expected == PostgresErrorCodes.CheckViolation ? "CHECK" : "FOREIGN KEY"));
        else
            Assert.That(refused.SqlState, Is.EqualTo(expected));
    }
}
