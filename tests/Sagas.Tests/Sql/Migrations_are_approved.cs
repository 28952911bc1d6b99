using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Banking.Service;
using Inventory.Service;
using Payments.Service;
using Shipping.Service;
using Orders.Api;
using ServiceDefaults;
using Sagas.Journal.PostgreSql;
using Sagas.Journal.Sqlite;
using Sagas.Journal.SqlServer;

namespace Sagas.Tests.Sql;

/// <summary>
/// Each service's database, of each kind: migrations say all that the model says, and what SQL Server and SQLite would run was read by a
/// person.
/// </summary>
[TestFixture(typeof(SagasContext))]
[TestFixture(typeof(OrdersContext))]
[TestFixture(typeof(ShippingContext))]
[TestFixture(typeof(PaymentsContext))]
[TestFixture(typeof(InventoryContext))]
[TestFixture(typeof(BankingContext))]
sealed class Migrations_are_approved<TContext> where TContext : DbContext
{
    const string Hint = "the model has changes that no migration makes; run deploy/add-migration";

    [Test]
    public void Migrations_of_PostgreSql_are_complete()
    {
        using var context = New(options => options.UseSagasPostgreSql(""));
        Assert.That(context.Database.HasPendingModelChanges(), Is.False, Hint);
        Assert.That(context.Database.GetMigrations(), Is.Not.Empty);
    }

    [Test]
    public void Migrations_of_SqlServer_are_complete()
    {
        using var context = New(options => options.UseSagasSqlServer(""));
        Assert.That(context.Database.HasPendingModelChanges(), Is.False, Hint);
        Assert.That(context.Database.GetMigrations(), Is.Not.Empty);
    }

    [Test]
    public void Migrations_of_SqlServer_are_approved()
    {
        using var context = New(options => options.UseSagasSqlServer(""));
        Approved.Check(
            $"migrations-{typeof(TContext).Name}",
            context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent)
        );
    }

    [Test]
    public void Migrations_of_Sqlite_are_complete()
    {
        using var context = New(options => options.UseSagasSqlite(""));
        Assert.That(context.Database.HasPendingModelChanges(), Is.False, Hint);
        Assert.That(context.Database.GetMigrations(), Is.Not.Empty);
    }

    [Test]
    public void Migrations_of_Sqlite_are_approved()
    {
        using var context = New(options => options.UseSagasSqlite(""));
        Approved.Check($"migrations-sqlite-{typeof(TContext).Name}", context.GetService<IMigrator>().GenerateScript());
    }

    static TContext New(Action<DbContextOptionsBuilder> provider)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        provider(options);
        return (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
    }
}
