using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas;
using ServiceDefaults;
using ServiceDefaults.Holdings;

namespace Shipping.Service;

/// <summary>The shipping: books one parcel per saga with the carrier, and cancels it until it has left.</summary>
public static class ShippingModule
{
    public static IHostApplicationBuilder AddShipping(this IHostApplicationBuilder builder)
    {
        builder.AddService<ShippingContext>("shipping", bus => bus.AddShipping());
        builder.AddSimulation();
        builder.Services.TryAddSingleton<ICarrier, SimulatedCarrier>();
        builder.Services.AddSingleton<ShipmentReader>().AddSingleton<Dispatching>().AddSingleton<IHoldings, ShipmentHoldings>();
        return builder;
    }

    /// <summary>
    /// One queue for the command and its compensation, so that they are nearly always handled in the order of sending.
    /// </summary>
    public static void AddShipping(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<CreateShipmentConsumer>().Endpoint(endpoint => endpoint.Name = "shipping");
        bus.AddConsumer<CancelShipmentConsumer>().Endpoint(endpoint => endpoint.Name = "shipping");
        bus.KeepRevocations("shipping");
    }
}
