using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sagas.Journal.Sql;

/// <summary>
/// A table as the multi-row statements see it, read from the EF Core model: one mapping for queries, migrations and the hot path.
/// </summary>
sealed class RowTable
{
    readonly ConcurrentDictionary<string, string> statements = new();
    readonly IReadOnlyList<RowColumn>? identity;

    public RowTable(IEntityType entity)
    {
        var store = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        Name = entity.GetTableName()!;
        Clr = entity.ClrType;
        var columns = entity.GetProperties().Select(property => new RowColumn(property, store)).ToList();
        Written = columns.FindAll(column => !column.Generated);
        Key = Of(columns, entity.FindPrimaryKey()!.Properties);
        UniqueKeys = [.. entity.GetIndexes().Where(index => index.IsUnique).Select(index => Of(columns, index.Properties))];
        identity = !Key.Any(column => column.Generated) ? Key : UniqueKeys is [var first, ..] ? first : null;
        Updated = Written.FindAll(column => !column.Fixed && !Key.Contains(column));
        Version = typeof(IVersioned).IsAssignableFrom(Clr) ? columns.Find(column => column.Property == nameof(IVersioned.Version)) : null;
        All = columns;
    }

    public string Name { get; }
    public Type Clr { get; }
    public List<RowColumn> All { get; }

    /// <summary>Columns that an insert writes: all but those that the database makes.</summary>
    public List<RowColumn> Written { get; }
    public List<RowColumn> Updated { get; }
    public IReadOnlyList<RowColumn> Key { get; }
    public IReadOnlyList<IReadOnlyList<RowColumn>> UniqueKeys { get; }

    /// <summary>
    /// What tells a row from others before it is written: the key, or the unique index where the key is made by the database.
    /// </summary>
    public IReadOnlyList<RowColumn> Identity =>
        identity
        ?? throw new InvalidOperationException(
            $"{Clr.Name} has a key that the database makes and no unique index, so a unit of work cannot tell whether its row was "
                + "written. Add a unique index, or a key of its own, in OnModelCreating."
        );
    public RowColumn? Version { get; }

    public RowColumn Column(string property) =>
        All.Find(column => column.Property == property)
        ?? throw new InvalidOperationException(
            $"{Clr.Name} has no column for '{property}'; columns are {string.Join(", ", All.Select(c => c.Property))}."
        );

    /// <summary>The text of a statement, made once per table.</summary>
    public string Statement(string name, Func<RowTable, string> make) =>
        statements.GetOrAdd(name, static (_, a) => a.make(a.table), (table: this, make));

    static IReadOnlyList<RowColumn> Of(List<RowColumn> columns, IEnumerable<IProperty> properties) =>
        [.. properties.Select(property => columns.Find(column => column.Property == property.Name)!)];
}

/// <summary>A column: its name, its type in the database, and how to read its value from a row object.</summary>
sealed class RowColumn(IProperty property, StoreObjectIdentifier store)
{
    readonly Func<object, object?> read = Reader(property);

    public string Property { get; } = property.Name;
    public string Name { get; } = property.GetColumnName(store)!;
    public string StoreType { get; } = property.GetColumnType();
    public Type ClrType { get; } = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
    public bool Nullable { get; } = property.IsNullable;
    public bool Generated { get; } =
        property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey() && property.ClrType == typeof(long);
    public bool Fixed { get; } = property.GetAfterSaveBehavior() != PropertySaveBehavior.Save;

    /// <summary>Part of a key or a unique index, so that statements look rows up by it.</summary>
    public bool Identifies { get; } = property.IsKey() || property.GetContainingIndexes().Any(index => index.IsUnique);

    public object? Value(object row) => read(row);

    static Func<object, object?> Reader(IProperty property)
    {
        var getter = property.GetGetter();
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        return convert is null ? getter.GetClrValue : row => getter.GetClrValue(row) is { } value ? convert(value) : null;
    }
}
