using Contracts.Orders;

namespace Shipping.Service;

/// <summary>
/// Ships parcels. Both operations are idempotent by key: the same key again changes nothing and returns the same answer. Both throw when
/// the carrier is unavailable or does not answer in time; the outcome is then unknown, and the request can be repeated.
/// </summary>
public interface ICarrier
{
    Task<BookingResult> Book(Guid key, Address address, CancellationToken cancellation);

    /// <summary>Cancels what was booked with the key. Succeeds if nothing was booked with it.</summary>
    Task Cancel(Guid key, CancellationToken cancellation);
}

/// <summary>The carrier's answer to a booking.</summary>
public abstract record BookingResult
{
    /// <summary>The carrier will collect the parcel.</summary>
    public sealed record Booked(string TrackingNumber) : BookingResult;

    /// <summary>The carrier does not serve the address; <paramref name="Reason"/> is for the customer.</summary>
    public sealed record Rejected(string Reason) : BookingResult;
}
