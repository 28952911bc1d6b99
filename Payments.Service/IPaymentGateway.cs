namespace Payments.Service;

/// <summary>
/// Charges customers. Both operations are idempotent by key: the same key again changes nothing and returns the same answer. Both throw
/// when the gateway is unavailable or does not answer in time; the outcome is then unknown, and the request can be repeated.
/// </summary>
public interface IPaymentGateway
{
    Task<ChargeResult> Charge(Guid key, decimal amount, string currency, string? card, CancellationToken cancellation);

    /// <summary>Refunds everything charged with the key. Succeeds if nothing was charged with it.</summary>
    Task Refund(Guid key, CancellationToken cancellation);
}

/// <summary>The gateway's answer to a charge.</summary>
public abstract record ChargeResult
{
    /// <summary>The customer was charged.</summary>
    public sealed record Charged(string ChargeId) : ChargeResult;

    /// <summary>Nothing was charged, and nothing will be with this key; <paramref name="Reason"/> is for the customer.</summary>
    public sealed record Declined(string Reason) : ChargeResult;
}
