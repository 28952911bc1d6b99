
namespace Sagas.Definitions;

/// <summary>How often and how long each step is tried.</summary>
public interface IStepPolicies
{
    /// <summary>The policy of a forward step.</summary>
    RetryPolicy For(string step);

    /// <summary>The policy of a compensation.</summary>
    RetryPolicy ForCompensation(string step);
}
