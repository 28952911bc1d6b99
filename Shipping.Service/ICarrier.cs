using Contracts.Orders;

namespace Shipping.Service;

/// <summary>
/// Takes parcels. Both operations are idempotent by key: the same key again changes nothing and gets the same answer.
/// Both throw when the carrier is away or does not answer in time; what it did is unknown then, and asking again is right.
/// </summary>
public interface ICarrier
{
    Task<BookingResult> Book(Guid key, Address address, CancellationToken cancellation);

    /// <summary>Cancels what was booked under the key; a key that nothing was booked under is fine, too.</summary>
    Task Cancel(Guid key, CancellationToken cancellation);
}

/// <summary>The carrier's answer to a booking.</summary>
public abstract record BookingResult
{
    /// <summary>The parcel will be fetched.</summary>
    public sealed record Booked(string TrackingNumber) : BookingResult;

    /// <summary>The carrier does not go there; <paramref name="Reason"/> is for the customer.</summary>
    public sealed record Rejected(string Reason) : BookingResult;
}
