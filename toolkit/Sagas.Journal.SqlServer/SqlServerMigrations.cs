using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Sagas.Journal.Sql;

namespace Sagas.Journal.SqlServer;

/// <summary>The migrations in <c>Migrations/SqlServer</c>.</summary>
sealed class SqlServerMigrations(ICurrentDbContext current, IMigrationsIdGenerator ids) : ProviderMigrations(current, ids, "SqlServer");
