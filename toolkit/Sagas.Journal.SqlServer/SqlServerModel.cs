using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sagas.Journal.SqlServer;

/// <summary>Adapts the model so that it means the same in SQL Server as in PostgreSQL.</summary>
sealed class SqlServerModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            Adapt(property);
    }

    static void Adapt(IMutableProperty property)
    {
        var stored = property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType ?? property.ClrType;
        if (stored == typeof(string))
            property.SetCollation(SqlText.Collation);
        else if ((Nullable.GetUnderlyingType(stored) ?? stored) == typeof(decimal) && property.GetPrecision() is null)
        {
            // PostgreSQL's numeric keeps any scale; SQL Server's default of two decimals would silently round unit prices.
            property.SetPrecision(28);
            property.SetScale(8);
        }
    }
}
