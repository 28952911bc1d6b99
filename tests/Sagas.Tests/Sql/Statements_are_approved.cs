using Microsoft.EntityFrameworkCore;
using Sagas.DeadLetters;
using Sagas.Journal;
using Sagas.Journal.PostgreSql;
using Sagas.Journal.Sql;
using Sagas.Journal.Sqlite;
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
        Approved.Check("statements-postgresql", Text(Statements(context, new PostgreSqlDialect())));
    }

    [Test]
    public void SqlServer()
    {
        using var context = NewSqlServerContext();
        Approved.Check("statements-sqlserver", Text(Statements(context, new SqlServerDialect())));
    }

    [Test]
    public void Sqlite()
    {
        using var file = new SqliteFile();
        using var context = file.NewContext();
        Approved.Check("statements-sqlite", Text(Statements(context, new SqliteDialect(file.Path))));
    }

    [Test]
    public void Queries_of_PostgreSql()
    {
        using var context = new JournalStoreContext(new DbContextOptionsBuilder<JournalStoreContext>().UseNpgsql().Options);
        Approved.Check("queries-postgresql", Text(Queries(context)));
    }

    [Test]
    public void Queries_of_SqlServer()
    {
        using var context = NewSqlServerContext();
        Approved.Check("queries-sqlserver", Text(Queries(context)));
    }

    [Test]
    public void Queries_of_Sqlite()
    {
        using var file = new SqliteFile();
        using var context = file.NewContext();
        Approved.Check("queries-sqlite", Text(Queries(context)));
    }

    /// <summary>As SQLite says that it runs them: which index serves each, and where it looks at every row.</summary>
    [Test]
    public void Plans_of_Sqlite()
    {
        using var file = new SqliteFile();
        using var context = file.NewContext();
        context.Database.EnsureCreated();
        context.Database.OpenConnection();
        var statements = Statements(context, new SqliteDialect(file.Path))
            .Concat(Queries(context).Select(query => (query.Name, query.Query.CreateDbCommand().CommandText)));
        Approved.Check("plans-sqlite", Text(statements.Select(statement => (statement.Name, Plan(context, statement.Item2)))));
    }

    static string Plan(JournalStoreContext context, string text)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + text;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }

    static JournalStoreContext NewSqlServerContext()
    {
        var options = new DbContextOptionsBuilder<JournalStoreContext>();
        options.UseSagasSqlServer("");
        return new JournalStoreContext(options.Options);
    }

    static IEnumerable<(string Name, string Text)> Statements(DbContext context, ISqlDialect dialect)
    {
        var tables = new RowTables(context.Model);
        var (journal, sagas, timers) = (tables.Of(typeof(JournalEntry)), tables.Of(typeof(SagaRow)), tables.Of(typeof(TimerRow)));
        var (stock, every) = (tables.Of(typeof(StockRow)), tables.Of(typeof(EveryTypeRow)));
        RowColumn[] counters = [stock.Column(nameof(StockRow.Available)), stock.Column(nameof(StockRow.Reserved))];
        return
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
    }

    /// <summary>
    /// Those of RelationalJournalStore, and of what operators look at; how EF Core writes them decides which index serves them.
    /// </summary>
    static IEnumerable<(string Name, IQueryable Query)> Queries(JournalStoreContext context)
    {
        var (id, at) = (Guid.Empty, Unit.Now);
        List<Guid> ids = [id];
        return
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
    }

    static string Text(IEnumerable<(string Name, IQueryable Query)> queries) =>
        Text(queries.Select(query => (query.Name, query.Query.ToQueryString())));

    static string Text(IEnumerable<(string Name, string Text)> statements) =>
        string.Join("\n\n", statements.Select(statement => $"-- {statement.Name}\n{statement.Text}"));
}
