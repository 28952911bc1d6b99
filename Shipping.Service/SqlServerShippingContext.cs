using Microsoft.EntityFrameworkCore;
using Sagas.Journal.SqlServer;
using ServiceDefaults;

namespace Shipping.Service;

/// <summary>The form of <see cref="ShippingContext"/> on SQL Server; its migrations are in Migrations/SqlServer.</summary>
public sealed class SqlServerShippingContext(DbContextOptions<SqlServerShippingContext> options)
    : ShippingContext(options),
        ISqlServerContext;

sealed class SqlServerShippingDesignTime() : DesignTime<SqlServerShippingContext>(options => new SqlServerShippingContext(options));
