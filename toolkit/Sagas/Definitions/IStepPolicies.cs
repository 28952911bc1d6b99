
namespace Sagas.Definitions;

/// <summary>The retry policy of each step.</summary>
public interface IStepPolicies
{
    /// <summary>The policy of a forward step.</summary>
    RetryPolicy For(string step);

    /// <summary>The policy of a compensation.</summary>
    RetryPolicy ForCompensation(string step);
}
