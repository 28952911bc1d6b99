using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Sagas.Console.Shared;

/// <summary>A file embedded in the assembly. Its address holds the hash of its content, so browsers may cache it forever.</summary>
sealed class Asset
{
    internal static readonly Asset Style = new("console", "css", "text/css");
    internal static readonly Asset Script = new("console", "js", "text/javascript");
    internal static readonly Asset Icon = new("icon", "svg", "image/svg+xml");
    readonly byte[] content;
    readonly string type, hash;

    Asset(string name, string extension, string type)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream($"{name}.{extension}")
            ?? throw new InvalidOperationException(
                $"{name}.{extension} is not in {typeof(Asset).Assembly.GetName().Name}; look at EmbeddedResource in its project file.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        (content, this.type) = (copy.ToArray(), type);
        hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        Path = $"/assets/{name}.{hash}.{extension}";
    }

    internal string Path { get; }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var asset in new[] { Style, Script, Icon })
            routes.MapGet(asset.Path, asset.Send).AllowAnonymous();
    }

    IResult Send(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(content, $"{type}; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }
}
