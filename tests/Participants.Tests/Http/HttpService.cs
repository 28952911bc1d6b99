using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;

namespace Participants.Tests.Http;

/// <summary>
/// A participant as it runs, with all that it shows in Development, on Kestrel and on a PostgreSQL database of its own, with the in-memory
/// transport.
/// </summary>
/// <typeparam name="TService">Any public type of its assembly.</typeparam>
sealed class HttpService<TService> : WebApplicationFactory<TService> where TService : class
{
    static readonly string PostgreSql = Environment.GetEnvironmentVariable("SAGAS_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "SAGAS_TEST_POSTGRES is not set, so there is no PostgreSQL to test on. Run ./test, which starts one, or set it to a "
                + "connection string without Database, e.g. Host=127.0.0.1;Port=5432;Username=postgres"
        );

    readonly string database = $"participant_{Guid.NewGuid():N}";

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
        builder.UseSetting("ConnectionStrings:Database", $"{PostgreSql};Database={database}");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await using var server = new NpgsqlConnection($"{PostgreSql};Database=postgres;Pooling=false");
        await server.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)", server);
        await drop.ExecuteNonQueryAsync();
    }
}
