using Contracts.Orders;
using Contracts.Shipping;
using ServiceDefaults;

namespace Shipping.Service;

/// <summary>A carrier that ships nothing. It is idempotent without state: its answers are derived from its input.</summary>
sealed class SimulatedCarrier(Simulation simulation) : ICarrier
{
    const string UnservedCity = "Nowhere";

    public async Task<BookingResult> Book(Guid key, Address address, CancellationToken cancellation)
    {
        await simulation.Enter(nameof(CreateShipment), cancellation);
        return Problem(address) is { } problem ? new BookingResult.Rejected(problem) : new BookingResult.Booked(TrackingNumber.Of(key));
    }

    public Task Cancel(Guid key, CancellationToken cancellation) => simulation.Enter(nameof(CancelShipment), cancellation);

    static string? Problem(Address address) =>
        address.City.Equals(UnservedCity, StringComparison.OrdinalIgnoreCase) ? $"The carrier does not serve {address.City}." : null;
}
