using Inventory.Service;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orders.Api;
using Orders.Api.Orders;
using Orders.Api.Submissions;
using Orders.Saga;
using Orders.Saga.Confirmation;
using Payments.Service;
using Shipping.Service;

namespace Bench.Journalled;

/// <summary>This system, all services in one process, each with its own bus connection and database: every guarantee on.</summary>
/// <param name="products">Over how many products the orders are spread; 1 is a hot product.</param>
sealed class JournalledSubject(Settings settings, int products, string run) : Subject
{
    readonly Arrivals arrivals = new();
    readonly List<WebApplication> services = [];

    internal override string Name => products == 1 ? "this system, one hot product" : "this system";

    internal override async Task Start()
    {
        await Run("bench_inventory", builder => builder.AddInventory());
        await FillStock();
        await Run("bench_payments", builder => builder.AddPayments());
        await Run("bench_shipping", builder => builder.AddShipping());
        await Run("bench_sagas", builder => builder.AddOrdersSaga());
        await Run("bench_orders", builder => builder.AddOrdersApi());
        services[^1].Services.GetRequiredService<IBus>().ConnectConsumeObserver(new FinishedOrders(arrivals));
    }

    internal override async Task Order(int number)
    {
        var orderId = $"{run}-{number}";
        var arrival = arrivals.Expect(Sagas.SagaId.Of("Order", orderId));
        await services[^1]
            .Services.GetRequiredService<Intake>()
            .Accept(Request(orderId, $"P{number % products}"), null, CancellationToken.None);
        await arrival;
    }

    static OrderRequest Request(string orderId, string product) =>
        new(
            [new OrderItem(product, 1)],
            new OrderPayment("credit_card", "**** 1234"),
            10,
            new OrderAddress("123 Main St", "Anytown"),
            "customer@example.com",
            orderId,
            "USD"
        );

    async Task Run(string database, Action<IHostApplicationBuilder> add)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = settings.Folder });
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Database"] = $"{settings.Postgres};Database={database}",
            ["ConnectionStrings:RabbitMq"] = settings.RabbitMq,
            ["urls"] = "http://127.0.0.1:0",
        });
        add(builder);
        builder.Services.AddSingleton<IMailer, NoMail>();
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        services.Add(builder.Build());
        await services[^1].StartAsync();
    }

    async Task FillStock()
    {
        await using var source = NpgsqlDataSource.Create($"{settings.Postgres};Database=bench_inventory");
        await using var command = source.CreateCommand("""
            INSERT INTO stock ("ProductId", "Available", "Reserved") SELECT 'P' || i, 1000000, 0 FROM generate_series(0, 999) i
            ON CONFLICT ("ProductId") DO UPDATE SET "Available" = 1000000
            """);
        await command.ExecuteNonQueryAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var service in services.AsEnumerable().Reverse())
            await service.StopAsync();
    }
}
