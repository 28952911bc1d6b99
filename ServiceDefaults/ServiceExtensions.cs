using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sagas.Journal;

namespace ServiceDefaults;

public static class ServiceExtensions
{
    /// <summary>
    /// What every service of this system has: bus endpoints, a database with the journal, telemetry, health checks, problem details and
    /// OpenAPI. Invalid settings stop the start, with a message that names them.
    /// </summary>
    /// <param name="service">The name of the service in traces, logs and queues, e.g. <c>inventory</c>.</param>
    /// <param name="configureBus">Adds the service's consumers and sagas.</param>
    public static IHostApplicationBuilder AddService<TContext>(
        this IHostApplicationBuilder builder,
        string service,
        Action<IBusRegistrationConfigurator> configureBus
    )
        where TContext : JournalContext
    {
        builder.AddLogs();
        builder.AddDatabase<TContext>();
        builder.Services.Configure<JournalOptions>(journal =>
            journal.BusinessIdProperties = ["OrderId", "ReferenceId", .. journal.BusinessIdProperties]
        );
        builder.AddBus(service, configureBus);
        builder.AddTelemetry(service);
        builder.AddHealth<TContext>();
        builder.AddHttpConventions();
        return builder;
    }

    /// <summary>
    /// Maps health checks, metrics, OpenAPI, its page in Development, and the error handling that turns exceptions and unreadable requests
    /// into problem details.
    /// </summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<ReadableRequests>();
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApi().AllowAnonymous();
        app.MapApiReference();
        return app;
    }
}
