using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Sagas.Operations;

namespace Sagas.Webhook;

/// <summary>Adds the webhook.</summary>
public static class WebhookRegistration
{
    /// <summary>
    /// Notifies a receiver of sagas that need intervention, if <c>Webhook:Url</c> is set; see also <see cref="AddWebhookConsumer"/>.
    /// </summary>
    public static IHostApplicationBuilder AddWebhook<TContext>(this IHostApplicationBuilder builder) where TContext : SagaContext
    {
        builder.Services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (!IsConfigured(builder.Configuration))
            return builder;
        builder.Services.AddSingleton<WebhookClient>();
        builder.Services.AddHostedService<WebhookPump<TContext>>();
        builder.Services.AddHealthChecks().AddCheck<WebhookHealth<TContext>>("webhook", HealthStatus.Degraded, tags: ["ready"]);
        return builder;
    }

    /// <summary>Consumes announcements of sagas that need intervention; without a receiver there is no queue that could fill up.</summary>
    public static void AddWebhookConsumer(this IBusRegistrationConfigurator bus, IConfiguration configuration, string service)
    {
        if (IsConfigured(configuration))
            bus.AddConsumer<AlertConsumer>().Endpoint(endpoint => endpoint.Name = $"{service}-webhook");
    }

    static bool IsConfigured(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration[$"{WebhookOptions.Section}:{nameof(WebhookOptions.Url)}"]);
}
