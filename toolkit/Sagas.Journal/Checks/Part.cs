using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Reflection;

namespace Sagas.Journal;

/// <summary>The rules of one message or of a record in one; compiled once. Lazy, because a record may contain itself.</summary>
static class Part<T>
{
    static readonly Lazy<Func<T, Breach?>[]> Members = new(() =>
        [.. PartTypes.MembersOf(typeof(T)).Select(Member).OfType<Func<T, Breach?>>()]
    );
    static readonly bool ChecksItself = typeof(IValidatableObject).IsAssignableFrom(typeof(T));

    internal static Breach? Breach(T part)
    {
        foreach (var member in Members.Value)
        {
            if (member(part) is { } breach)
                return breach;
        }
        return ChecksItself ? Itself((IValidatableObject)part!) : null;
    }

    static Breach? Itself(IValidatableObject part)
    {
        foreach (var result in part.Validate(new ValidationContext(part)))
        {
            if (result != ValidationResult.Success)
                return new Breach(
                    string.Join(", ", result.MemberNames.Select(Journal.Breach.JsonName)),
                    $"is wrong: {result.ErrorMessage}"
                );
        }
        return null;
    }

    static Func<T, Breach?>? Member(PropertyInfo member) =>
        (Func<T, Breach?>?)
            typeof(Part<T>)
                .GetMethod(nameof(MemberOf), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(member.PropertyType)
                .Invoke(null, [member]);

    static Func<T, Breach?>? MemberOf<TValue>(PropertyInfo member)
    {
        var rule = ValueRules.Of<TValue>(new NullabilityInfoContext().Create(member), MemberAttributes.Of(member));
        if (rule is null)
            return null;
        var owner = Expression.Parameter(typeof(T));
        var read = Expression.Lambda<Func<T, TValue>>(Expression.Property(owner, member), owner).Compile();
        return part => rule(read(part), part!)?.In(member.Name);
    }
}
