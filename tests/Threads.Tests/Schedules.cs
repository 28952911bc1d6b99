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
    const uint MostForOneThatFails = 10_000;

    /// <summary>The scenario holds in every order, and always comes to its end.</summary>
    internal static void AllHold(Func<Task> scenario)
    {
        var seed = Number(Seed) ?? NewSeed;
        var run = Explore(scenario, Number(Count) ?? 100, seed);
        var name = TestContext.CurrentContext.Test.Name;
        TestContext.Out.WriteLine($"{name}: {run.Schedules:N0} schedules, {run.Steps:N0} steps; not controlled: {run.NotControlled}");
        Assert.That(run.Bug, Is.Null, $"Again: eng/explore-threads --seed {seed} --iterations {run.Schedules} '{name}'");
    }

    /// <summary>The scenario is wrong on purpose: some order shows it, and the seed shows it again.</summary>
    internal static void OneFails(Func<Task> scenario, string because)
    {
        var seed = NewSeed;
        var run = Explore(scenario, MostForOneThatFails, seed);
        var name = TestContext.CurrentContext.Test.Name;
        TestContext.Out.WriteLine($"{name}: found in {run.Schedules:N0} schedules of seed {seed}");
        Assert.That(run.Bug, Does.Contain(because), $"seed {seed}");
        Assert.That(Explore(scenario, MostForOneThatFails, seed), Is.EqualTo(run), $"seed {seed}, once more");
    }

    /// <summary>What a scenario expects. NUnit would not know which test asks, on Coyote's threads.</summary>
    internal static void Must(bool hold, string what) => Specification.Assert(hold, what);

    /// <summary>Awaits all of these. Coyote knows how to wait for an array of tasks, but not for a span of them.</summary>
    internal static Task AtOnce(params Task[] tasks) => Task.WhenAll(tasks);

    static Run Explore(Func<Task> scenario, uint schedules, uint seed)
    {
        using var engine = TestingEngine.Create(
            Configuration.Create()
                .WithTestingIterations(schedules)
                .WithRandomGeneratorSeed(seed)
                .WithMemoryAccessRaceCheckingEnabled()
                .WithFailureOnMaxStepsBoundEnabled()
                // Only of what it does not control: on a busy machine that may take its time.
                .WithDeadlockTimeout(10_000)
                .WithTelemetryEnabled(false),
            scenario
        );
        Assert.That(engine.IsTestRewritten(), "the build of this project rewrites its assembly");
        engine.SetLogger(new TextWriterLogger(TextWriter.Null, VerbosityLevel.None));
        var tried = 0u;
        engine.RegisterStartIterationCallBack(schedule => tried = schedule + 1);
        engine.Run();
        var report = engine.TestReport;
        var notControlled = string.Join(", ", report.UncontrolledInvocations.Order());
        return new(tried, report.TotalExploredFairSteps, report.BugReports.Concat(report.InternalErrors).FirstOrDefault(), notControlled);
    }

    static uint NewSeed => (uint)Random.Shared.Next();

    static uint? Number(string variable) => uint.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;

    sealed record Run(uint Schedules, int Steps, string? Bug, string NotControlled);
}
