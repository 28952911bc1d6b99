using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Tests;

/// <summary>A service as the page about a saga of one's own makes it: no settings but its two servers.</summary>
static class Service
{
    internal static WebApplication Build(
        RecordedLogs logs, string database, string? broker = null, TimeProvider? time = null, params (string Name, string Value)[] settings)
    {
        var options = new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = Path.GetTempPath() };
        var builder = WebApplication.CreateBuilder(options);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Database"] = database,
            ["ConnectionStrings:RabbitMq"] = broker,
            ["Transport"] = broker is null ? "InMemory" : "RabbitMq",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.AddSagaService("defaults", _ => { });
        builder.Logging.ClearProviders().AddProvider(logs);
        if (time is not null)
            builder.Services.Replace(ServiceDescriptor.Singleton(time));
        var app = builder.Build();
        app.MapSagaService();
        return app;
    }

    /// <summary>The status of <c>GET /health/ready</c>.</summary>
    internal static async Task<int> Ready(this WebApplication service)
    {
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.Single()), Timeout = Patience.Limit };
        using var answer = await client.GetAsync("/health/ready");
        return (int)answer.StatusCode;
    }
}
