using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Sagas.Access;
using Sagas.DeadLetters;
using Sagas.Operations;
using Sagas.Webhook;

namespace ServiceDefaults;

public static class SagaService
{
    /// <summary>
    /// A service that hosts sagas: what every service has, a database for sagas of all kinds, and answers to queries for a saga's state.
    /// Use with <see cref="MapSagaService"/>.
    /// </summary>
    /// <param name="service">The name of the service in traces, logs and queues, e.g. <c>arithmetic</c>.</param>
    /// <param name="configureBus">Adds the sagas, with <c>bus.AddSaga&lt;TMachine, TState&gt;()</c>, and consumers.</param>
    public static IHostApplicationBuilder AddSagaService(
        this IHostApplicationBuilder builder,
        string service,
        Action<IBusRegistrationConfigurator> configureBus
    )
    {
        builder.AddService<SagasContext>(service, bus =>
        {
            configureBus(bus);
            bus.AddConsumer<GetSagaConsumer>().Endpoint(endpoint => endpoint.Name = $"{service}-queries");
            bus.AddConsumer<GetSagasConsumer>().Endpoint(endpoint => endpoint.Name = $"{service}-queries");
            bus.AddWebhookConsumer(builder.Configuration, service);
        });
        builder.Services.AddSagaOperations<SagasContext>();
        builder.AddSagaAccess();
        builder.AddWebhook<SagasContext>();
        builder.Services.AddDeadLetters<SagasContext>(service);
        return builder;
    }

    /// <summary>
    /// Maps what every service maps, access control and the operations API. Other endpoints need the role viewer unless they say otherwise.
    /// </summary>
    public static WebApplication MapSagaService(this WebApplication app)
    {
        app.MapServiceDefaults();
        app.UseSagaAccess();
        app.MapSagaOperations();
        app.MapWebhookDeliveries<SagasContext>();
        app.MapDeadLetters();
        return app;
    }
}
