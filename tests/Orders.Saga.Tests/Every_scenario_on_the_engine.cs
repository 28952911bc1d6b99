using System.Reflection;
using Sagas.Testing;

namespace Orders.Saga.Tests;

/// <summary>What the shop's scenarios say holds without a bus, too: both hosts ask the same engine.</summary>
public sealed class Every_scenario_on_the_engine
{
    static readonly string[] Folders = ["Orders", "Transfers", "StandingTransfers"];

    public static IEnumerable<TestCaseData> Scenarios =>
        SameTests.Of(typeof(Every_scenario_on_the_engine).Assembly, type =>
            Folders.Any(folder => type.Namespace == $"Orders.Saga.Tests.Scenarios.{folder}")
            && type.Name.StartsWith("When_", StringComparison.Ordinal)
            && type != typeof(Scenarios.Orders.When_the_mail_folder_cannot_be_written)
        );

    [TestCaseSource(nameof(Scenarios))]
    public Task Passes_as_on_the_harness(MethodInfo scenario, object?[] arguments) =>
        SameTests.Run(SagaTestHost.Engine, scenario, arguments);
}
