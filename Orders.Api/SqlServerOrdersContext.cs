using Microsoft.EntityFrameworkCore;
using Sagas.Journal.SqlServer;
using ServiceDefaults;

namespace Orders.Api;

/// <summary>The form of <see cref="OrdersContext"/> on SQL Server; its migrations are in Migrations/SqlServer.</summary>
public sealed class SqlServerOrdersContext(DbContextOptions<SqlServerOrdersContext> options) : OrdersContext(options), ISqlServerContext;

sealed class SqlServerOrdersDesignTime() : DesignTime<SqlServerOrdersContext>(options => new SqlServerOrdersContext(options));
