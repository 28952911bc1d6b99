using System.Reflection;
using Sagas.Testing;

namespace Samples.Tests;

/// <summary>What the samples' scenarios say holds without a bus, too.</summary>
public sealed class Every_scenario_on_the_engine
{
    public static IEnumerable<TestCaseData> Scenarios => SameTests.Of(
        typeof(Every_scenario_on_the_engine).Assembly, type => type.Name.StartsWith("When_", StringComparison.Ordinal));

    [TestCaseSource(nameof(Scenarios))]
    public Task Passes_as_on_the_harness(MethodInfo scenario, object?[] arguments) =>
        SameTests.Run(SagaTestHost.Engine, scenario, arguments);
}
