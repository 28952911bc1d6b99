using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndToEnd.Tests;

/// <summary>Whom the webhook tells.</summary>
sealed class Receiver : IAsyncDisposable
{
    internal const string Secret = "a secret of sixteen or more";
    readonly WebApplication app;

    internal Receiver(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/hook", async (HttpRequest request) =>
        {
            Events.Enqueue(await JsonSerializer.DeserializeAsync<JsonElement>(request.Body));
            return Results.NoContent();
        });
        app.Start();
    }

    internal ConcurrentQueue<JsonElement> Events { get; } = new();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
