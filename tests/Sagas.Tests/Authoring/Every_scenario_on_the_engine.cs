using System.Reflection;
using Sagas.Testing;

namespace Sagas.Tests.Authoring;

/// <summary>What these scenarios say of the decisions of sagas holds without a bus, too.</summary>
public sealed class Every_scenario_on_the_engine
{
    public static IEnumerable<TestCaseData> Scenarios =>
        SameTests.Of(typeof(Every_scenario_on_the_engine).Assembly, type =>
            type.Namespace == typeof(Every_scenario_on_the_engine).Namespace && type.Name.StartsWith("When_", StringComparison.Ordinal)
        );

    [TestCaseSource(nameof(Scenarios))]
    public Task Passes_as_on_the_harness(MethodInfo scenario, object?[] arguments) =>
        SameTests.Run(SagaTestHost.Engine, scenario, arguments);
}
