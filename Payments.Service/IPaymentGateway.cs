namespace Payments.Service;

/// <summary>
/// Takes the customers' money. Both operations are idempotent by key: the same key again changes nothing and gets the same answer.
/// Both throw when the gateway is away or does not answer in time; what it did is unknown then, and asking again is right.
/// </summary>
public interface IPaymentGateway
{
    Task<ChargeResult> Charge(Guid key, decimal amount, string currency, string? card, CancellationToken cancellation);

    /// <summary>Gives back all that was charged under the key; a key that nothing was charged under is fine, too.</summary>
    Task Refund(Guid key, CancellationToken cancellation);
}

/// <summary>The gateway's answer to a charge.</summary>
public abstract record ChargeResult
{
    /// <summary>The money is ours.</summary>
    public sealed record Charged(string ChargeId) : ChargeResult;

    /// <summary>Nothing was taken, and nothing will be under this key; <paramref name="Reason"/> is for the customer.</summary>
    public sealed record Declined(string Reason) : ChargeResult;
}
