using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Sagas.Journal;
using Sagas.Journal.Extending;
using Sagas.Journal.PostgreSql;
using Sagas.Journal.Sql;
using Sagas.Operations;
using Sagas.Tests.Contracts;

namespace Sagas.Tests.Operations;

/// <summary>
/// The audit's second half, on PostgreSQL: what was done has happened, so its line must be there once, whatever becomes of the connection.
/// </summary>
sealed class When_an_outcome_is_written_down
{
    readonly PostgreSql database = new("audit");
    readonly BrokenConnection broken = new();
    readonly JournalLifetime lifetime = new();
    Contexts contexts = null!;
    AuditTrail<JournalStoreContext> audit = null!;

    [OneTimeSetUp]
    public async Task CreateDatabase()
    {
        contexts = new Contexts(new DbContextOptionsBuilder<JournalStoreContext>()
            .UseNpgsql(database.Connection)
            .AddInterceptors(broken).Options);
        await using var context = contexts.CreateDbContext();
        await context.Database.EnsureCreatedAsync();
        var store = new RelationalJournalStore<JournalStoreContext>(contexts, new PostgreSqlDialect());
        var trouble = new DatabaseTrouble(TimeProvider.System, Random.Shared, NullLogger<DatabaseTrouble>.Instance);
        audit = new AuditTrail<JournalStoreContext>(contexts, store, trouble, lifetime);
    }

    [OneTimeTearDown]
    public async Task DropDatabase()
    {
        await database.DisposeAsync();
        lifetime.Dispose();
    }

    [TestCase(2, 0, TestName = "Should_be_there_once_when_the_connection_broke_before_the_commit")]
    [TestCase(0, 1, TestName = "Should_be_there_once_when_the_connection_broke_after_the_commit")]
    [TestCase(1, 1, TestName = "Should_be_there_once_when_it_broke_before_one_commit_and_after_the_next")]
    public async Task Should_be_there_once(int before, int after)
    {
        (broken.Before, broken.After) = (before, after);
        var operation = Guid.NewGuid();
        await audit.AppendSurely([Line(operation, 0), Line(operation, 1)]);
        await using var context = contexts.CreateDbContext();
        var items = await context.Operations.Where(row => row.OperationId == operation).Select(row => row.Item).Order().ToListAsync();
        Assert.That(items, Is.EqualTo([0, 1]));
        Assert.That((broken.Before, broken.After), Is.EqualTo((0, 0)), "it broke as often as the test says");
    }

    static OperationRow Line(Guid operation, int item) => new()
    {
        Id = Guid.NewGuid(),
        OperationId = operation,
        RequestId = Guid.NewGuid(),
        Item = item,
        Items = 2,
        At = Unit.Now,
        Actor = "ada",
        Roles = "Operator",
        Action = SagaAction.Retry,
        Asked = "order-1",
        Reason = "the gateway is back",
        Outcome = ActionOutcome.Accepted,
    };

    /// <summary>Breaks so many commits before, and then so many after the server has them.</summary>
    sealed class BrokenConnection : DbTransactionInterceptor
    {
        public int Before { get; set; }

        public int After { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        )
        {
            if (Before == 0)
                return ValueTask.FromResult(result);
            Before--;
            throw new NpgsqlException("The connection is broken.", new IOException());
        }

        public override Task TransactionCommittedAsync(
            DbTransaction transaction,
            TransactionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            if (After == 0)
                return Task.CompletedTask;
            After--;
            throw new NpgsqlException("The connection is broken.", new IOException());
        }
    }

    sealed class Contexts(DbContextOptions options) : IDbContextFactory<JournalStoreContext>
    {
        public JournalStoreContext CreateDbContext() => new(options);
    }
}
