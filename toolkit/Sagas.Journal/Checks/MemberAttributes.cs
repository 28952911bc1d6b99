using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Sagas.Journal;

/// <summary>The attributes of one member of a message.</summary>
sealed class MemberAttributes(string member, IReadOnlyList<ValidationAttribute> attributes)
{
    readonly (ValidationAttribute Attribute, bool IsPlain)[] all = [.. attributes.Select(one => (one, IsPlain(one)))];

    internal static MemberAttributes Of(PropertyInfo member) =>
        new(
            member.Name,
            [
                .. member.GetCustomAttributes<ValidationAttribute>(),
                .. PartTypes.ParameterOf(member)?.GetCustomAttributes<ValidationAttribute>() ?? [],
            ]
        );

    internal bool Any => all.Length > 0;

    internal Breach? Check(object? value, object owner)
    {
        foreach (var (attribute, isPlain) in all)
        {
            if (isPlain && attribute.IsValid(value))
                continue;
            var name = Breach.JsonName(member);
            var context = new ValidationContext(owner) { MemberName = member, DisplayName = name };
            if (attribute.GetValidationResult(value, context) is { } problem)
                return new Breach("", $"{ShownValue.Of(name, value)}: {problem.ErrorMessage}");
        }
        return null;
    }

    /// <summary>It decides by the value alone; a context would have to be made for each message.</summary>
    static bool IsPlain(ValidationAttribute attribute) =>
        !attribute.RequiresValidationContext
        && attribute.GetType().GetMethod(nameof(ValidationAttribute.IsValid), [typeof(object)])?.DeclaringType
            != typeof(ValidationAttribute);
}
