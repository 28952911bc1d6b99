using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Sagas.Journal.Sql;

namespace Sagas.Journal.Sqlite;

/// <summary>The migrations in <c>Migrations/Sqlite</c>.</summary>
sealed class SqliteMigrations(ICurrentDbContext current, IMigrationsIdGenerator ids) : ProviderMigrations(current, ids, "Sqlite");
