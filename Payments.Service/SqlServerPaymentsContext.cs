using Microsoft.EntityFrameworkCore;
using Sagas.Journal.SqlServer;
using ServiceDefaults;

namespace Payments.Service;

/// <summary>The form of <see cref="PaymentsContext"/> on SQL Server; its migrations are in Migrations/SqlServer.</summary>
public sealed class SqlServerPaymentsContext(DbContextOptions<SqlServerPaymentsContext> options)
    : PaymentsContext(options),
        ISqlServerContext;

sealed class SqlServerPaymentsDesignTime() : DesignTime<SqlServerPaymentsContext>(options => new SqlServerPaymentsContext(options));
