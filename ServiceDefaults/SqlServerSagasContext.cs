using Microsoft.EntityFrameworkCore;
using Sagas.Journal.SqlServer;

namespace ServiceDefaults;

/// <summary>The form of <see cref="SagasContext"/> on SQL Server; its migrations are in Migrations/SqlServer.</summary>
public sealed class SqlServerSagasContext(DbContextOptions<SqlServerSagasContext> options) : SagasContext(options), ISqlServerContext;

sealed class SqlServerSagasDesignTime() : DesignTime<SqlServerSagasContext>(options => new SqlServerSagasContext(options));
