using System.Text;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Journal;
using Simulation.Bus;
using Simulation.Database;
using Simulation.Time;

namespace Simulation.Services;

/// <summary>
/// What runs in a process for its lifetime: the service's own container, handlers, pipeline and HTTP endpoints. Only its clock and what
/// it reaches over the network are simulated.
/// </summary>
sealed class Hosted : IAsyncDisposable
{
    static readonly IConfiguration Shipped = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "shipped.json"))
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Database"] = "Host=nowhere.invalid",
            ["Transport"] = "InMemory",
            ["Journal:PollInterval"] = "00:00:05",
            ["Orders:ApprovalTimeout"] = "00:05:00",
            ["Mail:Folder"] = Path.GetTempPath(),
        })
        .Build();

    readonly WebApplication app;
    readonly RequestDelegate? http;

    public Hosted(World world, Process process, Service service, DatabaseServer database)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.AddConfiguration(Shipped);
        service.Add(builder);
        var receivers = new Receivers(world, process);
        var wire = new Wire(world.Timeline, process);
        builder.Logging.ClearProviders();
        builder.Services.AddRouting().AddSingleton<IServer, NoServer>();
        builder.Services.AddSingleton<IConfigureReceiveEndpoint>(receivers);
        builder.Services.Replace(ServiceDescriptor.Singleton<IJournalStore>(new SimulatedStore(database, wire)));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new ProcessClock(world.Timeline, process, world.Skew(process))));
        builder.Services.Replace(ServiceDescriptor.Singleton(world.Dice($"jitter {process.Name}").Random()));
        builder.Services.AddSingleton(provider => ProcessBus.Around(provider.GetRequiredService<IBusControl>(), world.Broker, process));
        world.Outside.Add(builder.Services, wire);
        world.Mutant?.Change(builder.Services, service);
        app = builder.Build();
        http = Pipeline(service);
        receivers.Connect(app.Services);
    }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts the journal's background services: the relay and the timer pump.</summary>
    public async Task Start()
    {
        await app.Services.GetRequiredService<JournalClock>().Compare(CancellationToken.None);
        foreach (var background in app.Services.GetServices<IHostedService>().Where(IsOfJournal))
            await background.StartAsync(CancellationToken.None);
    }

    static bool IsOfJournal(IHostedService service) => service.GetType().Assembly == typeof(IJournalStore).Assembly;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    RequestDelegate? Pipeline(Service service)
    {
        if (service.Map is null)
            return null;
        app.UseExceptionHandler();
        app.UseRouting();
        service.Map(app);
        app.UseEndpoints(_ => { });
        return ((IApplicationBuilder)app).Build();
    }

    /// <summary>Sends a request through the service's HTTP pipeline and returns the status code.</summary>
    public async Task<int> Post(string path, string json)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var body = Encoding.UTF8.GetBytes(json);
        (context.Request.Method, context.Request.Path, context.Request.ContentType) = ("POST", path, "application/json");
        (context.Request.Body, context.Request.ContentLength) = (new MemoryStream(body), body.Length);
        context.Response.Body = new MemoryStream();
        await http!(context);
        return context.Response.StatusCode;
    }
}
