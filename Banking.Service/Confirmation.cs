namespace Banking.Service;

/// <summary>
/// Confirmation ids of sagas and their steps: always the same for a step, and convertible back to the saga's id.
/// </summary>
static class Confirmation
{
    internal const int Length = 34;

    internal static string OfWithdrawal(Guid saga) => $"W-{saga:N}";

    internal static string OfDeposit(Guid saga) => $"D-{saga:N}";

    internal static string OfRefund(Guid saga) => $"R-{saga:N}";

    /// <summary>Belongs to no saga, so it is new each time; sorted by time.</summary>
    internal static string OfOpening() => $"O-{Guid.CreateVersion7():N}";
}
