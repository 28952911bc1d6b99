using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using Sagas.Console;

namespace Orders.Saga.Reconciliation;

static class ReconciliationRegistration
{
    internal static void AddReconciliation(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ReconciliationOptions>().BindConfiguration(ReconciliationOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReconciliationOptions>, ReconciliationOptionsCheck>();
        services.AddOptions<ParticipantAddresses>().BindConfiguration(ParticipantAddresses.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ParticipantAddresses>, ParticipantAddressesCheck>();
        services.AddHttpClient(ParticipantClient.Name).RemoveAllLoggers().ConfigureHttpClient((provider, http) =>
            http.Timeout = provider.GetRequiredService<IOptions<ReconciliationOptions>>().Value.Timeout);
        services.AddSingleton<ParticipantClient>().AddSingleton<Reconciler>().AddHostedService<ReconciliationSchedule>();
        services.AddSingleton(new ConsoleScreen("r", "Reconciliation", ReconciliationEndpoints.Page));
        services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(ReconciliationMetrics.Name));
    }
}
