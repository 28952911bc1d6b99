using System.Reflection;
using Sagas.Testing;

namespace Orders.Saga.Tests;

/// <summary>What the shop's scenarios say holds without a bus, too: both hosts ask the same engine.</summary>
public sealed class Every_scenario_on_the_engine
{
    public static IEnumerable<TestCaseData> Scenarios => SameTests.Of(
        typeof(Every_scenario_on_the_engine).Assembly, type => type.Namespace?.StartsWith("Orders.Saga.Tests.Scenarios", StringComparison.Ordinal) is true);

    [TestCaseSource(nameof(Scenarios))]
    public Task Passes_as_on_the_harness(MethodInfo scenario, object?[] arguments) => SameTests.Run(SagaTestHost.Engine, scenario, arguments);
}
