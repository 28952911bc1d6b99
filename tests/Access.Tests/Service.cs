using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults;

namespace Access.Tests;

/// <summary>
/// Orders.Saga as it runs, on Kestrel and on a database of its own, with the in-memory transport and participants
/// that do what the test wants; with a user and a key for each role.
/// </summary>
/// <param name="settings">On top of the defaults.</param>
sealed class Service(string environment, params IReadOnlyList<(string Name, string Value)> settings)
    : WebApplicationFactory<Orders.Saga.Orders.OrderStateMachine>
{
    readonly ServiceDatabase database = new("access");

    public string Connection => database.Connection;
    public string DatabaseName => database.Name;
    public RecordedLogs Logs { get; } = new();
    public IBus Bus => Services.GetRequiredService<IBus>();

    /// <summary>Listens on a free port when this returns.</summary>
    public Service Start()
    {
        UseKestrel(0);
        StartServer();
        // Not by MassTransit's test harness: that would keep sagas in memory.
        Services
            .GetRequiredService<IBusControl>()
            .ConnectReceiveEndpoint("participants", endpoint => endpoint.Consumer(() => new Participants()))
            .Ready.GetAwaiter()
            .GetResult();
        return this;
    }

    /// <summary>Ends the process, so to speak; its database stays until the test is over.</summary>
    public Task Stop() => Services.GetRequiredService<Microsoft.Extensions.Hosting.IHost>().StopAsync();

    /// <summary>A client that follows no redirects and keeps no cookies, with an API key of a role; null for anonymous.</summary>
    public HttpClient Client(string? role = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = ClientOptions.BaseAddress,
        };
        if (role is not null)
            client.DefaultRequestHeaders.Add("X-Api-Key", Credentials.Key(role));
        return client;
    }

    public Browser Browser() => new(ClientOptions.BaseAddress);

    /// <summary>Looks into the database.</summary>
    public async Task<T> Database<T>(Func<SagasContext, Task<T>> look)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<SagasContext>>().CreateDbContextAsync();
        return await look(context);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("Transport", "InMemory");
        builder.UseSetting("Database:Provider", ServiceDatabase.Provider);
        builder.UseSetting("ConnectionStrings:Database", database.Connection);
        // Nobody listens there.
        foreach (var participant in new[] { "Inventory", "Payments", "Shipping", "Banking" })
            builder.UseSetting($"Services:{participant}", "http://127.0.0.1:1");
        foreach (var (name, value) in Credentials.Settings.Concat(settings))
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logs => logs.AddProvider(Logs));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }
}
