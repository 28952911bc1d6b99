using Contracts.Orders;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bench.BusOnly;

/// <summary>The same messages over the same broker with the same settings, and no database.</summary>
sealed class BusOnlySubject(string broker) : Subject
{
    readonly Arrivals arrivals = new();
    readonly List<IHost> hosts = [];

    internal override string Name => "bus only, no database";

    internal override async Task Start()
    {
        hosts.Add(
            Build(bus =>
                bus.AddSagaStateMachine<BusOnlyMachine, BusOnlyOrder>().InMemoryRepository().Endpoint(e => e.Name = "bench-bus-only-saga")
            )
        );
        hosts.Add(Build(bus => bus.AddConsumer<BusOnlyParticipants>().Endpoint(e => e.Name = "bench-bus-only-participants")));
        foreach (var host in hosts)
            await host.StartAsync();
    }

    internal override async Task Order(int number)
    {
        var sagaId = NewId.NextGuid();
        var arrival = arrivals.Expect(sagaId);
        await hosts[0].Services.GetRequiredService<IBus>().Publish(new OrderSubmitted(
            sagaId, $"bus-{number}", [new OrderLine("P1", 1, null)], new PaymentInfo("credit_card", "**** 1234", null), 10, "USD",
            new Address("123 Main St", "Anytown"), "customer@example.com", false, DateTimeOffset.UnixEpoch));
        await arrival;
    }

    IHost Build(Action<IBusRegistrationConfigurator> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(arrivals);
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        builder.Services.AddMassTransit(bus =>
        {
            configure(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(broker));
                rabbit.ConfigureJsonSerializerOptions(json => new(json) { WriteIndented = false });
                rabbit.PrefetchCount = 256;
                rabbit.ConcurrentMessageLimit = 128;
                rabbit.ConfigureEndpoints(context);
            });
        });
        return builder.Build();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
            await host.StopAsync();
    }
}
