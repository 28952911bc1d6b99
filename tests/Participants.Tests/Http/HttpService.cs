using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Participants.Tests.Http;

/// <summary>
/// A participant as it runs, with all that it shows in Development, on Kestrel and on a database of its own, with the in-memory
/// transport.
/// </summary>
/// <typeparam name="TService">Any public type of its assembly.</typeparam>
sealed class HttpService<TService> : WebApplicationFactory<TService> where TService : class
{
    readonly ServiceDatabase database = new("participant");

    /// <summary>Listens on a free port when this returns.</summary>
    public static HttpService<TService> Start()
    {
        var service = new HttpService<TService>();
        service.UseKestrel(0);
        service.StartServer();
        return service;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Transport", "InMemory");
        builder.UseSetting("Database:Provider", ServiceDatabase.Provider);
        builder.UseSetting("ConnectionStrings:Database", database.Connection);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }
}
