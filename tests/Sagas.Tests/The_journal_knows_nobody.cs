using System.Reflection;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Tests;

/// <summary>
/// Durable messaging stands under everything else: sagas, operators and the console use it, and it uses none of them. A timer that is due is a
/// message, and stands with the others, whose namespace is their wire name.
/// </summary>
sealed class The_journal_knows_nobody
{
    const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    const string Journal = "Sagas.Journal";

    [Test]
    public void In_what_its_types_hold_take_and_return()
    {
        var strangers = typeof(IJournalStore).Assembly.GetTypes().Where(type => IsOf(type, Journal)).SelectMany(Uses).SelectMany(Parts)
            .Where(type => type.Assembly == typeof(IJournalStore).Assembly && !IsOf(type, Journal) && type != typeof(TimerElapsed));
        Assert.That(strangers.Distinct(), Is.Empty);
    }

    [Test]
    public void In_what_its_files_import()
    {
        var folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "..", "..", "..", "..", "Sagas", "Journal");
        var imports = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("using Sagas.", StringComparison.Ordinal) && !line.StartsWith($"using {Journal}", StringComparison.Ordinal));
        Assert.That(imports.Distinct(), Is.SubsetOf(new[] { "using Sagas.Messages;" }));
    }

    static IEnumerable<Type> Uses(Type type) =>
        type.GetInterfaces()
            .Concat(type.BaseType is { } parent ? [parent] : [])
            .Concat(type.GetFields(All).Select(field => field.FieldType))
            .Concat(type.GetProperties(All).Select(property => property.PropertyType))
            .Concat(type.GetMethods(All).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType));

    /// <summary>A list of sagas is made of sagas.</summary>
    static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    static bool IsOf(Type type, string space) => type.Namespace is { } own && (own == space || own.StartsWith(space + ".", StringComparison.Ordinal));
}
