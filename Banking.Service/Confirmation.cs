namespace Banking.Service;

/// <summary>
/// The numbers under which a saga and its steps are confirmed: the same however often they are asked for, and readable back to the saga.
/// </summary>
static class Confirmation
{
    internal const int Length = 34;

    internal static string OfWithdrawal(Guid saga) => $"W-{saga:N}";

    internal static string OfDeposit(Guid saga) => $"D-{saga:N}";

    internal static string OfRefund(Guid saga) => $"R-{saga:N}";

    /// <summary>No saga asked for it, so it is new each time; sorted by time.</summary>
    internal static string OfOpening() => $"O-{Guid.CreateVersion7():N}";
}
