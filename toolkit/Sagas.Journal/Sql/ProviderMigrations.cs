using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sagas.Journal.Sql;

/// <summary>
/// The migrations of a context for one database: those in the namespace <c>Migrations.{provider}</c> of the context's project. EF Core
/// alone distinguishes migrations only by context type, which would require one context per database (docs/decisions/0007).
/// </summary>
public abstract class ProviderMigrations : IMigrationsAssembly
{
    readonly IMigrationsIdGenerator ids;

    /// <param name="provider">The last part of the namespace of its migrations, e.g. <c>PostgreSql</c>.</param>
    protected ProviderMigrations(ICurrentDbContext current, IMigrationsIdGenerator ids, string provider)
    {
        this.ids = ids;
        var context = current.Context.GetType();
        Assembly = context.Assembly;
        var own = Assembly.DefinedTypes.Where(type =>
            type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context
            && type.Namespace?.EndsWith($".Migrations.{provider}", StringComparison.Ordinal) == true).ToList();
        Migrations = own.Where(type => type.IsSubclassOf(typeof(Migration)))
            .OrderBy(IdOf, StringComparer.Ordinal).ToDictionary(IdOf);
        ModelSnapshot = own.Find(type => type.IsSubclassOf(typeof(ModelSnapshot))) is { } snapshot
            ? (ModelSnapshot)Activator.CreateInstance(snapshot)!
            : null;
    }

    /// <inheritdoc />
    public Assembly Assembly { get; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; }

    /// <inheritdoc />
    public ModelSnapshot? ModelSnapshot { get; }

    /// <inheritdoc />
    public string? FindMigrationId(string nameOrId) =>
        ids.IsValidId(nameOrId)
            ? Migrations.Keys.FirstOrDefault(id => string.Equals(id, nameOrId, StringComparison.OrdinalIgnoreCase))
            : Migrations.Keys.FirstOrDefault(id => string.Equals(ids.GetName(id), nameOrId, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc />
    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass)!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }

    static string IdOf(TypeInfo migration) => migration.GetCustomAttribute<MigrationAttribute>()!.Id;
}
