using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Sagas.Definitions;

namespace Sagas;

/// <summary>
/// The retry policy of each step, from configuration: <c>Steps:{step}</c> over <c>Steps:Default</c> (for compensations
/// <c>Steps:DefaultCompensation</c>) over the defaults of <see cref="RetryPolicy"/>.
/// </summary>
public sealed class StepPolicies(IConfiguration? configuration = null) : IStepPolicies
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Steps";
    readonly ConcurrentDictionary<string, RetryPolicy> policies = new();

    /// <summary>The policy of a forward step.</summary>
    public RetryPolicy For(string step) => policies.GetOrAdd(step, name => Bind(name, "Default", new RetryPolicy()));

    /// <summary>The policy of a compensation; by default it is retried without limit (<see cref="RetryPolicy.OfCompensations"/>).</summary>
    public RetryPolicy ForCompensation(string step) =>
        policies.GetOrAdd(step, name => Bind(name, "DefaultCompensation", RetryPolicy.OfCompensations()));

    RetryPolicy Bind(string step, string fallback, RetryPolicy policy)
    {
        configuration?.GetSection($"{Section}:{fallback}").Bind(policy);
        configuration?.GetSection($"{Section}:{step}").Bind(policy);
        foreach (var problem in policy.Validate(new ValidationContext(policy)))
            throw new InvalidOperationException(
                $"Setting {Section}:{step} (or {Section}:{fallback}) cannot be used: {problem.ErrorMessage}"
            );
        return policy;
    }
}
