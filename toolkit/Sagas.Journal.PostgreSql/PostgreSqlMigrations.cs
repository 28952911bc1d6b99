using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Sagas.Journal.Sql;

namespace Sagas.Journal.PostgreSql;

/// <summary>The migrations in <c>Migrations/PostgreSql</c>.</summary>
sealed class PostgreSqlMigrations(ICurrentDbContext current, IMigrationsIdGenerator ids) : ProviderMigrations(current, ids, "PostgreSql");
