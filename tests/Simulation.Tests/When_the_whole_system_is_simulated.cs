namespace Simulation.Tests;

/// <summary>
/// Orders, transfers and standing transfers through all services, twice each, in a storm of faults: money and stock add up after every
/// step, and in the end every saga has ended as it says. A failure prints its seed and the command that shows it again.
/// </summary>
[Parallelizable(ParallelScope.All)]
sealed class When_the_whole_system_is_simulated
{
    /// <summary>The same seeds in every run, so that a change that breaks one is seen as that change.</summary>
    [Test]
    public async Task Should_keep_its_promises_under_fixed_seeds()
    {
        var (exitCode, output) = await SimulationCommand.Run("--seeds", "10", "--from", "1");
        Assert.That(exitCode, Is.Zero, output);
    }

    /// <summary>
    /// Random requests over the real HTTP edge, in fresh seeds: texts and times at their limits, clock changes, lines that cost nothing,
    /// stock that runs out, cancellations at any time, and an outside that fails before or after it has acted.
    /// </summary>
    [Test]
    public async Task Should_keep_its_promises_to_ten_thousand_orders_and_transfers()
    {
        var (exitCode, output) = await SimulationCommand.Run("--total", "10000");
        TestContext.Out.WriteLine(output);
        Assert.That(exitCode, Is.Zero, output);
    }

    [Test]
    public async Task Should_be_the_same_story_whenever_a_seed_is_run()
    {
        var first = await SimulationCommand.Run("--seed", "7", "--sagas", "60");
        var second = await SimulationCommand.Run("--seed", "7", "--sagas", "60");
        Assert.That(first.Output, Does.Contain("OrderSubmitted of Order").And.Contain("is killed"));
        Assert.That(second.Output, Is.EqualTo(first.Output));
    }

    /// <summary>Defects that are put in must be found: otherwise the checks have a hole.</summary>
    [Test]
    public async Task Should_find_every_mutant()
    {
        var (exitCode, output) = await SimulationCommand.Run("--mutants", "--sagas", "100");
        TestContext.Out.WriteLine(output);
        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output.Split('\n').Count(line => line.StartsWith("| ", StringComparison.Ordinal)), Is.GreaterThan(15));
    }

    [Test]
    public async Task Should_shrink_what_it_finds_to_a_story_that_can_be_read()
    {
        string[] asked = ["--mutant", "a parcel is not cancelled at the carrier", "--sagas", "60", "--from", "2"];
        var (exitCode, output) = await SimulationCommand.Run(asked);
        Assert.That(exitCode, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("WRONG: the parcel of"));
        Assert.That(output.Split('\n'), Has.Length.LessThan(120), "sixty submissions make thousands of lines");
    }

    [TestCase("--sedes", "There is no option --sedes.")]
    [TestCase("--seeds", "--seeds needs a value.")]
    [TestCase("--minutes two", "--minutes is 'two'; it must be a number from 0.")]
    public async Task Should_say_what_is_wrong_with_an_option(string arguments, string words)
    {
        var (exitCode, output) = await SimulationCommand.Run(arguments.Split(' '));
        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(output, Does.StartWith(words).And.Contain("--seeds N"));
    }
}
