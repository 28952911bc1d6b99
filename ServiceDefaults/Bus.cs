using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using Sagas.DeadLetters;
using Sagas.Journal;
using ServiceDefaults.DeadLetters;
using ServiceDefaults.Topology;

namespace ServiceDefaults;

static class Bus
{
    internal static void AddBus(this IHostApplicationBuilder builder, string service, Action<IBusRegistrationConfigurator> configure)
    {
        builder.Services.AddOptions<BusOptions>().BindConfiguration(BusOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var settings = builder.Configuration.GetSection(BusOptions.Section).Get<BusOptions>() ?? new BusOptions();
        var deadLetters = new OwnDeadLetterQueues();
        builder.Services.AddMassTransit(bus =>
        {
            bus.SetKebabCaseEndpointNameFormatter();
            // MassTransit would report its configuration to its makers.
            bus.DisableUsageTelemetry();
            bus.UseJournal();
            configure(bus);
            switch (builder.Configuration["Transport"] ?? "RabbitMq")
            {
                case "RabbitMq":
                    bus.UseRabbitMq(Broker(builder.Configuration), service, settings, deadLetters);
                    builder.Services.AddSingleton<BusConnection>();
                    builder.Services.AddSingleton(deadLetters).AddDeadLetterWatch<RabbitMqDeadLetters>();
                    builder.Services.AddHostedService<TopologyKeeper>();
                    break;
                case "InMemory":
                    bus.UsingInMemory(
                        (context, memory) =>
                        {
                            memory.ConfigureJsonSerializerOptions(Compact);
                            memory.ConfigureEndpoints(context);
                        }
                    );
                    break;
                case var other:
                    throw new InvalidOperationException($"Setting Transport is '{other}'; allowed are RabbitMq and InMemory.");
            }
        });
    }

    static void UseRabbitMq(
        this IBusRegistrationConfigurator bus,
        Uri broker,
        string service,
        BusOptions settings,
        OwnDeadLetterQueues deadLetters
    ) =>
        bus.UsingRabbitMq(
            (context, rabbit) =>
            {
                rabbit.Host(broker, service);
                rabbit.ConfigureJsonSerializerOptions(Compact);
                deadLetters.Watch(rabbit.SendTopology);
                // Lets the broker know the age of the oldest message in a queue, which the console shows, without removing the message.
                var time = context.GetRequiredService<TimeProvider>();
                rabbit.ConfigureSend(pipe =>
                    pipe.UseExecute(send =>
                    {
                        if (send is RabbitMqSendContext { BasicProperties: var properties })
                            properties.Timestamp = new AmqpTimestamp(time.GetUtcNow().ToUnixTimeSeconds());
                    })
                );
                rabbit.PrefetchCount = settings.Prefetch;
                rabbit.ConcurrentMessageLimit = settings.ConcurrentMessages;
                if (settings.QuorumQueues)
                    rabbit.SetQuorumQueue(settings.QuorumReplicas);
                rabbit.ConfigureEndpoints(context);
            }
        );

    /// <summary>MassTransit indents by default: a third more bytes for the broker and the journal.</summary>
    static JsonSerializerOptions Compact(JsonSerializerOptions json) => new(json) { WriteIndented = false };

    static Uri Broker(IConfiguration configuration) =>
        Uri.TryCreate(configuration["ConnectionStrings:RabbitMq"], UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps"
            ? uri
            : throw new InvalidOperationException(
                $"Setting ConnectionStrings:RabbitMq is '{configuration["ConnectionStrings:RabbitMq"]}'; it must be an address such as "
                    + "amqp://user:password@host:5672/ (amqps for TLS)."
            );
}
