using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Sagas.Journal.Sqlite;

/// <summary>Adds <see cref="SqliteTypes"/> to EF Core's own services, where it applies to models, queries and raw SQL alike.</summary>
sealed class SqliteTypesExtension : IDbContextOptionsExtension
{
    public DbContextOptionsExtensionInfo Info => new SameForAll(this);

    public void ApplyServices(IServiceCollection services) => services.AddSingleton<IRelationalTypeMappingSourcePlugin, SqliteTypes>();

    public void Validate(IDbContextOptions options) { }

    sealed class SameForAll(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;
        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is SameForAll;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) { }
    }
}
