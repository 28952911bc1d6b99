using System.Reflection;
using System.Text.Json.Serialization;

namespace Sagas.Journal;

/// <summary>Which types and members are checked.</summary>
static class PartTypes
{
    static readonly string[] Foreign = ["System", "Microsoft", "MassTransit"];

    /// <summary>Records of messages, not types of the platform.</summary>
    internal static bool IsChecked(Type type) =>
        !type.IsPrimitive
        && !type.IsEnum
        && !typeof(Delegate).IsAssignableFrom(type)
        && !Array.Exists(Foreign, name => $"{type.Namespace}.".StartsWith($"{name}.", StringComparison.Ordinal));

    /// <summary>What is read from the wire: not what a record computes from it.</summary>
    internal static IEnumerable<PropertyInfo> MembersOf(Type type)
    {
        var parameters = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(one => one.Name).ToHashSet();
        return Types(type)
            .SelectMany(one => one.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(member => member.GetMethod is { IsPublic: true } && member.GetIndexParameters().Length == 0)
            .Where(member => member.SetMethod is not null || type.IsInterface || parameters.Contains(member.Name))
            .Where(member => member.GetCustomAttribute<JsonIgnoreAttribute>() is null or { Condition: not JsonIgnoreCondition.Always });
    }

    /// <summary>The parameter of a positional record's constructor, on which attributes usually stand.</summary>
    internal static ParameterInfo? ParameterOf(PropertyInfo member) =>
        member
            .DeclaringType!.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .FirstOrDefault(one => one.Name == member.Name && one.ParameterType == member.PropertyType);

    static IEnumerable<Type> Types(Type type) => type.IsInterface ? type.GetInterfaces().Append(type) : [type];
}
