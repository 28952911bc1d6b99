using Microsoft.EntityFrameworkCore;
using Sagas.Journal.SqlServer;
using ServiceDefaults;

namespace Banking.Service;

/// <summary>The form of <see cref="BankingContext"/> on SQL Server; its migrations are in Migrations/SqlServer.</summary>
public sealed class SqlServerBankingContext(DbContextOptions<SqlServerBankingContext> options) : BankingContext(options), ISqlServerContext;

sealed class SqlServerBankingDesignTime() : DesignTime<SqlServerBankingContext>(options => new SqlServerBankingContext(options));
