using Microsoft.EntityFrameworkCore;
using Sagas.Journal.SqlServer;
using ServiceDefaults;

namespace Inventory.Service;

/// <summary>The form of <see cref="InventoryContext"/> on SQL Server; its migrations are in Migrations/SqlServer.</summary>
public sealed class SqlServerInventoryContext(DbContextOptions<SqlServerInventoryContext> options)
    : InventoryContext(options),
        ISqlServerContext;

sealed class SqlServerInventoryDesignTime() : DesignTime<SqlServerInventoryContext>(options => new SqlServerInventoryContext(options));
