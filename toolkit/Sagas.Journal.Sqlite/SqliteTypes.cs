using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Sagas.Journal.Sqlite;

/// <summary>
/// How instants and amounts are stored. EF Core would store both as text, which does not compare as they do: instants are stored as
/// whole microseconds, amounts as whole numbers of their last decimal (docs/decisions/0026).
/// </summary>
sealed class SqliteTypes : IRelationalTypeMappingSourcePlugin
{
    const string Integer = "INTEGER";

    public RelationalTypeMapping? FindMapping(in RelationalTypeMappingInfo mappingInfo)
    {
        if (mappingInfo.StoreTypeName is not (null or Integer) || mappingInfo.ClrType is not { } type)
            return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(DateTimeOffset))
            return Whole(new StoredInstant());
        // An amount without a precision, or with more digits than 64 bits hold, stays a text, and exact.
        return type == typeof(decimal) && mappingInfo is { Precision: <= StoredAmount.MostDigits and var precision, Scale: { } scale }
            ? Whole(new StoredAmount(precision, scale))
            : null;
    }

    static RelationalTypeMapping Whole(ValueConverter converter) =>
        (RelationalTypeMapping)new LongTypeMapping(Integer).WithComposedConverter(converter);
}
