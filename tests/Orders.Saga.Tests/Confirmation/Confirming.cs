using Contracts.Orders;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orders.Saga.Confirmation;
using Sagas;
using Sagas.Journal;
using Sagas.Messages;
using Sagas.Persistence;
using Sagas.Testing;

namespace Orders.Saga.Tests.Confirmation;

/// <summary>The consumer of confirmations as Orders.Saga hosts it, on the in-memory bus and journal.</summary>
sealed class Confirming : IAsyncDisposable
{
    internal static readonly DateTimeOffset Noon = new(2030, 1, 31, 12, 0, 0, TimeSpan.Zero);
    readonly IHost host;

    Confirming(IHost host, ManualTime time) => (this.host, Time) = (host, time);

    public ManualTime Time { get; }

    public static Task<Confirming> By(SmtpServer server) =>
        With(("Host", "localhost"), ("Port", $"{server.Port}"), ("Security", "None"), ("CheckRevocation", "false"));

    /// <param name="settings">Settings of mail, e.g. <c>Host</c>.</param>
    public static async Task<Confirming> With(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        foreach (var (name, value) in settings)
            builder.Configuration[$"Mail:{name}"] = value;
        builder.AddConfirmations();
        builder.Services.AddInMemoryJournal().AddSteps();
        var time = new ManualTime(Noon);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddMassTransitTestHarness(TextWriter.Null, bus =>
        {
            bus.UseJournal();
            bus.AddConsumer<SendConfirmationConsumer>();
            bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
        });
        var host = builder.Build();
        await host.StartAsync();
        return new Confirming(host, time);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    public static SendConfirmation Order(string email = "customer@example.com") =>
        new(SagaId.Of("Order", "ORDER-1"), "ORDER-1", email, 1299.99m, "USD", "SHP-1", [new OrderLine("LAPTOP-001", 1, null)]);

    /// <summary>Asks as the saga does, each time with another message.</summary>
    /// <param name="attemptEndsAt">When the saga counts the attempt as lost; null from a saga that does not say it.</param>
    /// <returns><see cref="ConfirmationSent"/> or <see cref="StepRefused"/>.</returns>
    public async Task<object> Ask(SendConfirmation? order = null, DateTimeOffset? attemptEndsAt = null)
    {
        var client = host.Services.GetRequiredService<ITestHarness>().GetRequestClient<SendConfirmation>();
        var answer = await client.GetResponse<ConfirmationSent, StepRefused>(order ?? Order(), request => request.UseExecute(send =>
        {
            if (attemptEndsAt is not null)
                send.Headers.Set("Sagas-EndsAt", attemptEndsAt);
        }));
        return answer.Message;
    }
}
