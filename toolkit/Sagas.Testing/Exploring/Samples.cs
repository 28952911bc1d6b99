using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Sagas.Testing;

/// <summary>Generates messages, and writes them as an author would. Every text is different, so that it shows where it came from.</summary>
sealed class Samples(Guid saga, ExplorationOptions options)
{
    static readonly NullabilityInfoContext Nullability = new();
    readonly Dictionary<Type, object> made = [];

    internal object Of(Type message)
    {
        if (!made.TryGetValue(message, out var sample))
            made.Add(message, sample = Arriving(options.Samples.GetValueOrDefault(message) ?? Make(message, message.Name, depth: 0)!));
        return sample;
    }

    /// <summary>What breaks a rule is quarantined, so no saga sees it.</summary>
    internal static object Arriving(object message) =>
        MessageCheck.Problem(message, message.GetType()) is { } problem
            ? throw new SagaTestException(
                $"The {message.GetType().Name} of this exploration breaks a rule, so it would never arrive: {problem}. "
                    + $"Give one that does not, with options.{nameof(ExplorationOptions.With)}(...)."
            )
            : message;

    /// <summary>The message as a C# expression.</summary>
    /// <param name="sagaId">The expression for the saga's id.</param>
    internal string Written(object message, string sagaId) =>
        $"new {message.GetType().Name}({string.Join(", ", Arguments(message, sagaId))})";

    IEnumerable<string> Arguments(object message, string sagaId) =>
        Constructor(message.GetType())
            .GetParameters()
            .Select(parameter =>
                message.GetType().GetProperty(parameter.Name!) is { } property ? Text(property.GetValue(message), sagaId) : "default"
            );

    string Text(object? value, string sagaId) => value switch
    {
        null => "null",
        Guid id when id == saga => sagaId,
        Guid id => $"new Guid(\"{id}\")",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Enum one => $"{one.GetType().Name}.{one}",
        decimal amount => amount.ToString(CultureInfo.InvariantCulture) + "m",
        TimeSpan time => $"TimeSpan.Parse(\"{time}\")",
        DateTimeOffset time => $"DateTimeOffset.Parse(\"{time:O}\")",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(item => Text(item, sagaId)))}]",
        _ => Written(value, sagaId),
    };

    object? Make(Type type, string place, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(Guid))
            return place.EndsWith(".SagaId", StringComparison.Ordinal) ? saga : SagaId.Of("Sample", place);
        if (plain == typeof(string))
            return place;
        if (plain == typeof(DateTimeOffset))
            return options.StartsAt;
        if (plain == typeof(TimeSpan))
            return TimeSpan.FromHours(1);
        if (plain.IsPrimitive && plain != typeof(bool) || plain == typeof(decimal))
            return Convert.ChangeType(1, plain, CultureInfo.InvariantCulture);
        if (plain.IsValueType)
            return Activator.CreateInstance(plain);
        if (ElementOf(plain) is { } element)
            return OneOf(element, place, depth);
        return depth > 3 || plain.IsAbstract || plain.IsInterface ? null : MakeRecord(plain, place, depth);
    }

    object MakeRecord(Type type, string place, int depth)
    {
        var constructor = Constructor(type);
        return constructor.Invoke([
            .. constructor.GetParameters().Select(parameter => Argument(parameter, $"{place}.{parameter.Name}", depth)),
        ]);
    }

    object? Argument(ParameterInfo parameter, string place, int depth) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || Nullability.Create(parameter).WriteState == NullabilityState.Nullable
            ? null
            : Make(parameter.ParameterType, place, depth + 1);

    Array OneOf(Type element, string place, int depth)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Make(element, place, depth + 1), 0);
        return list;
    }

    static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.IsInterface && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[0]
        : null;

    static ConstructorInfo Constructor(Type type) =>
        type.GetConstructors().MaxBy(one => one.GetParameters().Length)
        ?? throw new SagaTestException(
            $"{type.Name} has no public constructor, so no sample can be generated. Provide one with options.With(...)."
        );
}
