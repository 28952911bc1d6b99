namespace EndToEnd.Tests;

public sealed class When_everything_starts_for_the_first_time
{
    [Test]
    public void Should_log_no_error()
    {
        Assert.That(RunningSystem.LinesOfTheStart, Has.Some.Contains(" info: ").And.Contains("Application started"), "the logs of the services are read");
        Assert.That(RunningSystem.LinesOfTheStart.Where(line => line.Contains(" fail: ", StringComparison.Ordinal) || line.Contains(" crit: ", StringComparison.Ordinal)), Is.Empty);
    }
}
