using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Banking.Service;
using Inventory.Service;
using Payments.Service;
using Shipping.Service;
using Orders.Api;
using ServiceDefaults;
using Sagas.Journal.SqlServer;

namespace Sagas.Tests.Sql;

/// <summary>
/// Each service's database, on both servers: migrations say all that the model says, and what SQL Server would run was read by a person.
/// </summary>
[TestFixture(typeof(SagasContext), typeof(SqlServerSagasContext))]
[TestFixture(typeof(OrdersContext), typeof(SqlServerOrdersContext))]
[TestFixture(typeof(ShippingContext), typeof(SqlServerShippingContext))]
[TestFixture(typeof(PaymentsContext), typeof(SqlServerPaymentsContext))]
[TestFixture(typeof(InventoryContext), typeof(SqlServerInventoryContext))]
[TestFixture(typeof(BankingContext), typeof(SqlServerBankingContext))]
sealed class Migrations_are_approved<TContext, TSqlServer> where TContext : DbContext where TSqlServer : TContext, ISqlServerContext
{
    const string Hint = "the model has changes that no migration makes; run deploy/add-migration";

    [Test]
    public void Migrations_of_PostgreSql_are_complete()
    {
        using var context = New<TContext>(options => options.UseNpgsql());
        Assert.That(context.Database.HasPendingModelChanges(), Is.False, Hint);
    }

    [Test]
    public void Migrations_of_SqlServer_are_complete()
    {
        using var context = New<TSqlServer>(options => options.UseSagasSqlServer(""));
        Assert.That(context.Database.HasPendingModelChanges(), Is.False, Hint);
        Assert.That(context.Database.GetMigrations(), Is.Not.Empty);
    }

    [Test]
    public void Migrations_of_SqlServer_are_approved()
    {
        using var context = New<TSqlServer>(options => options.UseSagasSqlServer(""));
        Approved.Check(
            $"migrations-{typeof(TContext).Name}",
            context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent)
        );
    }

    static T New<T>(Action<DbContextOptionsBuilder> provider) where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        provider(options);
        return (T)Activator.CreateInstance(typeof(T), options.Options)!;
    }
}
