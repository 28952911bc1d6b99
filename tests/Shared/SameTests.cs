using System.Reflection;
using Sagas.Testing;

namespace Tests;

/// <summary>The tests of a project, to run them once more on another host.</summary>
static class SameTests
{
    /// <summary>Every test and test case of the classes chosen.</summary>
    internal static IEnumerable<TestCaseData> Of(Assembly assembly, Func<Type, bool> which) =>
        from type in assembly.GetTypes()
        where which(type)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from arguments in ArgumentsOf(method)
        select new TestCaseData(method, arguments).SetArgDisplayNames($"{type.Name}.{method.Name}({string.Join(", ", arguments)})");

    internal static async Task Run(SagaTestHost host, MethodInfo test, object?[] arguments)
    {
        SagaTestOptions.DefaultHost = host;
        var fixture = Activator.CreateInstance(test.DeclaringType!);
        if (test.Invoke(fixture, BindingFlags.DoNotWrapExceptions, null, arguments, null) is Task running)
            await running;
    }

    static List<object?[]> ArgumentsOf(MethodInfo method)
    {
        var cases = method.GetCustomAttributes<TestCaseAttribute>().Select(one => (object?[])one.Arguments).ToList();
        if (cases.Count == 0 && method.IsDefined(typeof(TestAttribute)))
            cases.Add([]);
        return cases;
    }
}
