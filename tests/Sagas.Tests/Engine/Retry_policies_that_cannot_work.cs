using Microsoft.Extensions.Configuration;

namespace Sagas.Tests.Engine;

/// <summary>A policy that makes no sense is refused at start, with the setting, what it holds and what is allowed.</summary>
sealed class Retry_policies_that_cannot_work
{
    [TestCase("BackoffCoefficient", "NaN", "BackoffCoefficient is NaN; it must be between 1 and 100.")]
    [TestCase("BackoffCoefficient", "-1", "BackoffCoefficient is -1; it must be between 1 and 100.")]
    [TestCase("BackoffCoefficient", "Infinity", "BackoffCoefficient is Infinity; it must be between 1 and 100.")]
    [TestCase("MaximumAttempts", "-1", "MaximumAttempts is -1; it must be between 0")]
    [TestCase("OverallTimeout", "-00:00:01", "OverallTimeout is -00:00:01; it must be positive")]
    [TestCase("AttemptTimeout", "00:00:00", "AttemptTimeout is 00:00:00; it must be between 00:00:00.010 and 30 days.")]
    [TestCase("InitialInterval", "-00:00:01", "InitialInterval is -00:00:01; it must be between 00:00:00 and MaximumInterval")]
    [TestCase("MaximumInterval", "31.00:00:00", "MaximumInterval is 31.00:00:00; it must be at most 30 days.")]
    public void Are_refused(string setting, string value, string words)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [$"Steps:Ship:{setting}"] = value }).Build();
        Assert.That(
            () => new StepPolicies(configuration).For("Ship"),
            Throws.InvalidOperationException.With.Message.Contains("Steps:Ship").And.Message.Contains(words));
    }
}
