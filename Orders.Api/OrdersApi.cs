using System.Text.Json.Serialization;
using Orders.Api.Orders;
using Orders.Api.Transfers;
using ServiceDefaults;

namespace Orders.Api;

/// <summary>The public HTTP edge: orders and transfers.</summary>
public static class OrdersApi
{
    public static IHostApplicationBuilder AddOrdersApi(this IHostApplicationBuilder builder)
    {
        builder.AddService<OrdersContext>("orders-api", bus => bus.AddConsumer<OrderFinishedConsumer>().Endpoint(endpoint => endpoint.Name = "orders-api"));
        builder.Services.AddSingleton<OrderReader>();
        builder.Services.AddSingleton<OrderPlacement>();
        builder.Services.AddSingleton<OrderCancellation>();
        builder.Services.AddSingleton<OrderResources>();
        builder.Services.AddSingleton<OrderEvents>();
        builder.Services.AddSingleton<SagaQueries>();
        builder.Services.AddExceptionHandler<DatabaseAway>();
        // Numbers are numbers, here and in the OpenAPI document; the default also takes them as text.
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        return builder;
    }

    public static void MapOrdersApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOrders();
        routes.MapTransfers();
    }
}
