using Microsoft.EntityFrameworkCore;
using Sagas.DeadLetters;
using Sagas.Journal;
using Sagas.Journal.PostgreSql;
using Sagas.Journal.Sql;
using Sagas.Journal.SqlServer;
using Sagas.Persistence;
using Sagas.Tests.Contracts;

namespace Sagas.Tests.Sql;

/// <summary>
/// Every statement that the journal sends, as text: where there is no SQL Server to run it, a person reads it before it counts.
/// </summary>
sealed class Statements_are_approved
{
    [Test]
    public void PostgreSql()
    {
        using var context = new JournalStoreContext(new DbContextOptionsBuilder<JournalStoreContext>().UseNpgsql().Options);
        Approved.Check("statements-postgresql", Statements(context, new PostgreSqlDialect()));
    }

    [Test]
    public void SqlServer()
    {
        using var context = NewSqlServerContext();
        Approved.Check("statements-sqlserver", Statements(context, new SqlServerDialect()));
    }

    [Test]
    public void Queries_of_PostgreSql()
    {
        using var context = new JournalStoreContext(new DbContextOptionsBuilder<JournalStoreContext>().UseNpgsql().Options);
        Approved.Check("queries-postgresql", Queries(context));
    }

    [Test]
    public void Queries_of_SqlServer()
    {
        using var context = NewSqlServerContext();
        Approved.Check("queries-sqlserver", Queries(context));
    }

    static JournalStoreContext NewSqlServerContext()
    {
        var options = new DbContextOptionsBuilder<JournalStoreContext>();
        options.UseSagasSqlServer("");
        return new JournalStoreContext(options.Options);
    }

    static string Statements(DbContext context, ISqlDialect dialect)
    {
        var tables = new RowTables(context.Model);
        var (journal, sagas, timers) = (tables.Of(typeof(JournalEntry)), tables.Of(typeof(SagaRow)), tables.Of(typeof(TimerRow)));
        var (stock, every) = (tables.Of(typeof(StockRow)), tables.Of(typeof(EveryTypeRow)));
        RowColumn[] counters = [stock.Column(nameof(StockRow.Available)), stock.Column(nameof(StockRow.Reserved))];
        (string Name, string Text)[] statements =
        [
            ("insert journal", dialect.Insert(journal)),
            ("insert sagas", dialect.Insert(sagas)),
            ("insert every_type", dialect.Insert(every)),
            ("update sagas", dialect.Update(sagas)),
            ("update every_type", dialect.Update(every)),
            ("upsert timers", dialect.Upsert(timers)),
            ("delete timers", dialect.Delete(timers)),
            ("lock stock", dialect.Lock(stock, counters)),
            ("set stock", dialect.Set(stock, counters)),
            ("claim timers", dialect.ClaimTimers(timers)),
        ];
        return string.Join("\n\n", statements.Select(statement => $"-- {statement.Name}\n{statement.Text}"));
    }

    /// <summary>
    /// Those of RelationalJournalStore, and of what operators look at; how EF Core writes them decides which index serves them.
    /// </summary>
    static string Queries(JournalStoreContext context)
    {
        var (id, at) = (Guid.Empty, Unit.Now);
        List<Guid> ids = [id];
        (string Name, IQueryable Query)[] queries =
        [
            ("read sagas", context.Sagas.Where(row => ids.Contains(EF.Property<Guid>(row, "Id")))),
            ("find entry", context.Journal.Where(entry => entry.MessageId == id && entry.Endpoint == "orders").Take(1)),
            (
                "next timer",
                context
                    .Timers.Where(timer => timer.ClaimedUntil == null)
                    .GroupBy(_ => 1)
                    .Select(all => all.Min(timer => (DateTimeOffset?)timer.DueAt))
            ),
            ("pending", context.Journal.Where(entry => entry.Pending && entry.At < at).OrderBy(entry => entry.At).Take(200)),
            (
                "list sagas",
                context
                    .Sagas.Where(row => row.SubmittedAt < at || (row.SubmittedAt == at && row.Id.CompareTo(id) < 0))
                    .OrderByDescending(row => row.SubmittedAt)
                    .ThenByDescending(row => row.Id)
                    .Take(50)
            ),
            ("dead letters by queue", context.DeadLetters.InQueue().ByQueue()),
            ("dead letters by cause", context.DeadLetters.ByCause().Take(100)),
            (
                "list dead letters",
                context
                    .DeadLetters.Where(row => row.DiedAt < at || (row.DiedAt == at && row.Id.CompareTo(id) < 0))
                    .OrderByDescending(row => row.DiedAt)
                    .ThenByDescending(row => row.Id)
                    .Take(50)
            ),
        ];
        return string.Join("\n\n", queries.Select(query => $"-- {query.Name}\n{query.Query.ToQueryString()}"));
    }
}
