using System.Reflection;
using System.Text.Json;

namespace Sagas.Journal;

/// <summary>A rule for a value; the owner is for attributes that look at other members.</summary>
delegate Breach? ValueRule<in TValue>(TValue value, object owner);

/// <summary>The rules of a value: of its type, of its attributes, of what it contains.</summary>
static class ValueRules
{
    /// <returns>Null when every value is allowed.</returns>
    internal static ValueRule<TValue>? Of<TValue>(NullabilityInfo nullability, MemberAttributes? attributes)
    {
        ValueRule<TValue>?[] rules =
        [
            Presence<TValue>(nullability),
            attributes is { Any: true } ? (value, owner) => attributes.Check(value, owner) : null,
            Contents<TValue>(nullability),
        ];
        ValueRule<TValue>[] all = [.. rules.OfType<ValueRule<TValue>>()];
        return all switch
        {
            [] => null,
            [var one] => one,
            [var one, var other] => (value, owner) => one(value, owner) ?? other(value, owner),
            _ => (value, owner) => all[0](value, owner) ?? all[1](value, owner) ?? all[2](value, owner),
        };
    }

    static ValueRule<TValue>? Presence<TValue>(NullabilityInfo nullability)
    {
        var type = typeof(TValue);
        if (!type.IsValueType)
            return nullability.ReadState == NullabilityState.NotNull ? (value, _) => value is null ? Missing : null : null;
        if (type == typeof(Guid))
            return As<TValue, Guid>((id, _) => id == Guid.Empty ? new Breach("", "is empty: allowed is an id that is not") : null);
        if (type == typeof(DateTimeOffset))
            return As<TValue, DateTimeOffset>((time, _) => time == default ? Missing : null);
        if (type == typeof(DateTime))
            return As<TValue, DateTime>((time, _) => time == default ? Missing : null);
        if (type == typeof(DateOnly))
            return As<TValue, DateOnly>((date, _) => date == default ? Missing : null);
        if (type == typeof(JsonElement))
            return As<TValue, JsonElement>((json, _) => json.ValueKind == JsonValueKind.Undefined ? Missing : null);
        return type.IsEnum && !type.IsDefined(typeof(FlagsAttribute)) ? Defined<TValue>() : null;
    }

    static readonly Breach Missing = new("", "is missing: it is not declared nullable");

    static ValueRule<TValue> Defined<TValue>()
    {
        var values = Enum.GetValues(typeof(TValue)).Cast<TValue>().ToHashSet();
        var words = $"allowed are {string.Join(", ", values)}";
        return (value, _) => values.Contains(value) ? null : new Breach("", $"{ShownValue.Of("", value)}: {words}");
    }

    /// <summary>A rule for one type as a rule for the same type under another name, without boxing.</summary>
    static ValueRule<TValue> As<TValue, TKnown>(ValueRule<TKnown> rule) => (ValueRule<TValue>)(object)rule;

    static ValueRule<TValue>? Contents<TValue>(NullabilityInfo nullability)
    {
        var type = typeof(TValue);
        if (Nullable.GetUnderlyingType(type) is { } plain)
            return Made<TValue>(nameof(OfNullable), [plain], nullability);
        if (ElementOf(type) is { } element)
            return Made<TValue>(nameof(OfElements), [type, element], nullability);
        return PartTypes.IsChecked(type) ? (value, _) => value is null ? null : Part<TValue>.Breach(value) : null;
    }

    static ValueRule<TValue>? Made<TValue>(string maker, Type[] types, NullabilityInfo nullability) =>
        (ValueRule<TValue>?)
            typeof(ValueRules)
                .GetMethod(maker, BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(types)
                .Invoke(null, [nullability]);

    static ValueRule<TValue?>? OfNullable<TValue>(NullabilityInfo nullability) where TValue : struct
    {
        var rule = Contents<TValue>(nullability);
        return rule is null ? null : (value, owner) => value is { } some ? rule(some, owner) : null;
    }

    static ValueRule<TList>? OfElements<TList, TElement>(NullabilityInfo nullability) where TList : IEnumerable<TElement>
    {
        var of = nullability.ElementType ?? (nullability.GenericTypeArguments is [.., var last] ? last : null);
        var rule = of is null ? null : ElementRule<TElement>(of);
        return rule is null
            ? null
            : (list, owner) =>
            {
                if (list is null)
                    return null;
                var index = 0;
                foreach (var element in list)
                {
                    if (rule(element, owner) is { } breach)
                        return breach.At(index);
                    index++;
                }
                return null;
            };
    }

    /// <summary>Of a dictionary's entries, the values.</summary>
    static ValueRule<TElement>? ElementRule<TElement>(NullabilityInfo nullability)
    {
        if (!typeof(TElement).IsGenericType || typeof(TElement).GetGenericTypeDefinition() != typeof(KeyValuePair<,>))
            return Of<TElement>(nullability, attributes: null);
        return Made<TElement>(nameof(OfEntries), typeof(TElement).GetGenericArguments(), nullability);
    }

    static ValueRule<KeyValuePair<TKey, TValue>>? OfEntries<TKey, TValue>(NullabilityInfo nullability)
    {
        var rule = Of<TValue>(nullability, attributes: null);
        return rule is null ? null : (entry, owner) => rule(entry.Value, owner);
    }

    static Type? ElementOf(Type type) =>
        type == typeof(string) || type == typeof(JsonElement)
            ? null
            : type.GetInterfaces()
                .Append(type)
                .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))
                ?.GetGenericArguments()[0];
}
