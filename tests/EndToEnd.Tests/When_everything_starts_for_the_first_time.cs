namespace EndToEnd.Tests;

public sealed class When_everything_starts_for_the_first_time
{
    [Test]
    public void Should_log_no_error()
    {
        var lines = RunningSystem.LinesOfTheStart;
        Assert.That(lines, Has.Some.Contains(" info: ").And.Contains("Application started"), "the logs of the services are read");
        Assert.That(lines, Has.None.Contains(" fail: ").And.None.Contains(" crit: "));
    }
}
