using System.Text.Json.Serialization;
using Orders.Api.Input;
using Orders.Api.Orders;
using Orders.Api.StandingTransfers;
using Orders.Api.Submissions;
using Orders.Api.Transfers;
using Orders.Api.Watching;
using ServiceDefaults;

namespace Orders.Api;

/// <summary>The public HTTP API: orders and transfers.</summary>
public static class OrdersApi
{
    public static IHostApplicationBuilder AddOrdersApi(this IHostApplicationBuilder builder)
    {
        builder.AddService<OrdersContext>("orders-api", bus =>
            bus.AddConsumer<SagaFinishedConsumer>().Endpoint(endpoint => endpoint.Name = "orders-api")
        );
        builder
            .Services.AddOptions<OrdersApiOptions>()
            .BindConfiguration(OrdersApiOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddOptions<WatchOptions>().BindConfiguration(WatchOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<BoundedUnits>();
        builder.Services.AddSingleton<Intake>();
        builder.Services.AddSingleton<SubmissionAnswers>();
        builder.Services.AddSingleton<SubmissionReader>();
        builder.Services.AddSingleton<SubmissionResources>();
        builder.Services.AddSingleton<SubmissionCancellation>();
        builder.Services.AddTransient<SagaClient>();
        builder.Services.AddSingleton<SagaLookup>();
        builder.Services.AddSingleton<SubmissionProgress>();
        builder.Services.AddSingleton<Lookout>();
        builder.Services.AddSingleton<EventStreams>();
        builder.Services.AddSingleton<StandingTransferChanges>();
        builder.Services.AddSingleton<SubmissionRepair>();
        builder.Services.AddSingleton<SubmissionComparison>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SubmissionComparison>());
        builder.Services.AddHostedService<IdempotencyKeyExpiry>();
        // JSON numbers only, here and in the OpenAPI document; the default also accepts strings.
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        builder.Services.AddClosedSchemas();
        builder.Services.AddFlatJson();
        return builder;
    }

    public static void MapOrdersApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOrders();
        routes.MapTransfers();
        routes.MapStandingTransfers();
    }
}
