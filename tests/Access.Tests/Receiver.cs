using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Access.Tests;

/// <summary>Somebody else's program that a webhook is posted to, on a free port; answers as the test says.</summary>
sealed class Receiver : IAsyncDisposable
{
    readonly WebApplication app;

    public Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/hook", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var post = new Post(request.Headers["Sagas-Signature"].ToString(), request.ContentType, await reader.ReadToEndAsync());
            Posts.Enqueue(post);
            return Results.StatusCode(Answer(Posts.Count));
        });
        app.Start();
    }

    public string Url => $"{app.Urls.Single()}/hook";

    public ConcurrentQueue<Post> Posts { get; } = new();

    /// <summary>The status for the n-th post, from 1.</summary>
    public Func<int, int> Answer { get; set; } = _ => 204;

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public sealed record Post(string Signature, string? ContentType, string Body);
}
