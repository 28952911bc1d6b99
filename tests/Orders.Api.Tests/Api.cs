using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orders.Api.Tests;

/// <summary>
/// The service as it runs, on a database of its own, with the in-memory transport and a saga service that says what the test
/// wants.
/// </summary>
/// <param name="settings">On top of the defaults.</param>
sealed class Api(params IReadOnlyList<(string Name, string Value)> settings) : WebApplicationFactory<OrdersContext>
{
    readonly ServiceDatabase database = new("orders_api");

    public string Environment { get; init; } = "Testing";
    public FakeSagas Sagas { get; } = new();
    public MovableTime Time { get; } = new();
    public Statements Statements { get; } = new();
    public IBus Bus => Services.GetRequiredService<IBus>();

    /// <summary>With real connections, on a free port.</summary>
    public Api OnKestrel()
    {
        UseKestrel(0);
        StartServer();
        return this;
    }

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Transport", "InMemory");
        builder.UseSetting("Database:Provider", ServiceDatabase.Provider);
        builder.UseSetting("ConnectionStrings:Database", database.Connection);
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(Sagas);
            services.ConfigureDbContext<OrdersContext>(options => options.AddInterceptors(Statements));
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            services.AddMassTransitTestHarness(bus => bus.AddConsumer<FakeSagaService>());
        });
    }

    /// <summary>Looks into the database.</summary>
    public async Task<T> Database<T>(Func<OrdersContext, Task<T>> look)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<OrdersContext>>().CreateDbContextAsync();
        return await look(context);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }
}

/// <summary>The clock of the machine, which a test can put forward.</summary>
sealed class MovableTime : TimeProvider
{
    TimeSpan ahead;

    public void Advance(TimeSpan by) => ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
