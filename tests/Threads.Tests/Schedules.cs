using Microsoft.Coyote;
using Microsoft.Coyote.Logging;
using Microsoft.Coyote.Specifications;
using NUnit.Framework;
using TestingEngine = Microsoft.Coyote.SystematicTesting.TestingEngine;

namespace Threads.Tests;

/// <summary>
/// Runs a scenario again and again, each time with another order of all that runs at once in it. Coyote chooses the orders from a seed:
/// the same seed is the same orders.
/// </summary>
static class Schedules
{
    const string Count = "SAGAS_SCHEDULES", Seed = "SAGAS_SCHEDULES_SEED";

    static string Name => TestContext.CurrentContext.Test.Name;

    /// <summary>The scenario holds in every order, and always comes to its end.</summary>
    internal static void AllHold(Func<Task> scenario)
    {
        var seed = Number(Seed) ?? (uint)Random.Shared.Next();
        var (tried, bug) = Explore(scenario, Number(Count) ?? 200, seed);
        TestContext.Out.WriteLine($"{TestContext.CurrentContext.Test.DisplayName}: {tried:N0} schedules, seed {seed}");
        Assert.That(bug, Is.Null, $"in schedule {tried}; eng/explore-threads --seed {seed} {Name} shows it again");
    }

    /// <summary>The scenario is wrong on purpose: some order shows it, and the seed shows it again.</summary>
    internal static void OneFails(Func<Task> scenario, string because)
    {
        const uint Most = 10_000;
        var seed = (uint)Random.Shared.Next();
        var (tried, bug) = Explore(scenario, Most, seed);
        TestContext.Out.WriteLine($"{TestContext.CurrentContext.Test.DisplayName}: found in schedule {tried:N0} of seed {seed}: {bug}");
        Assert.That(bug, Does.Contain(because), $"in {Most:N0} schedules of seed {seed}");
        Assert.That(Explore(scenario, Most, seed), Is.EqualTo((tried, bug)), $"seed {seed}, once more");
    }

    /// <summary>What a scenario expects; NUnit does not know who asks, on Coyote's threads.</summary>
    internal static void Must(bool hold, string what) => Specification.Assert(hold, what);

    /// <summary>Runs at once what the scenario is about. Coyote knows how to wait for an array of tasks, but not for a span of them.</summary>
    internal static Task AtOnce(params Task[] tasks) => Task.WhenAll(tasks);

    static (uint Tried, string? Bug) Explore(Func<Task> scenario, uint schedules, uint seed)
    {
        using var engine = TestingEngine.Create(
            Configuration.Create()
                .WithTestingIterations(schedules)
                .WithRandomGeneratorSeed(seed)
                .WithMemoryAccessRaceCheckingEnabled()
                .WithVerbosityEnabled(VerbosityLevel.None)
                .WithTelemetryEnabled(false),
            scenario
        );
        engine.SetLogger(new TextWriterLogger(TextWriter.Null, VerbosityLevel.None));
        Assert.That(engine.IsTestRewritten(), "the build rewrites the assembly of the tests");
        var tried = 0u;
        engine.RegisterStartIterationCallBack(schedule => tried = schedule + 1);
        engine.Run();
        if (Environment.GetEnvironmentVariable("SAGAS_VERBOSE") is not null) TestContext.Out.WriteLine("schedules " + engine.TestReport.TotalExploredFairSteps + " " + string.Join(";", engine.TestReport.UncontrolledInvocations));
        Assert.That(engine.TestReport.InternalErrors, Is.Empty);
        return (tried, engine.TestReport.BugReports.FirstOrDefault());
    }

    static uint? Number(string variable) => uint.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;
}
