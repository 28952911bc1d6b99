using MassTransit;
using Sagas;
using ServiceDefaults;
using ServiceDefaults.Holdings;

namespace Inventory.Service;

/// <summary>The inventory: keeps stock and reserves it for orders.</summary>
public static class InventoryModule
{
    public static IHostApplicationBuilder AddInventory(this IHostApplicationBuilder builder)
    {
        builder.AddService<InventoryContext>("inventory", bus => bus.AddInventory());
        builder.AddSimulation();
        builder.Services.AddSingleton<StockReader>().AddSingleton<StockWriter>().AddSingleton<StockCheck>();
        builder.Services.AddSingleton<IHoldings, ReservationHoldings>();
        if (builder.Environment.IsDevelopment())
            builder.Services.AddHostedService<StartStock>();
        return builder;
    }

    /// <summary>
    /// One queue for the command and its compensation, so that they are nearly always handled in the order of sending.
    /// </summary>
    public static void AddInventory(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<ReserveInventoryConsumer>().Endpoint(endpoint => endpoint.Name = "inventory");
        bus.AddConsumer<ReleaseInventoryConsumer>().Endpoint(endpoint => endpoint.Name = "inventory");
        bus.KeepRevocations("inventory");
    }
}
