using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Tests;

/// <summary>Asks every endpoint that a service has, whichever they are, with one text in each of its parameters in turn.</summary>
static class EveryEndpoint
{
    /// <summary>Declared by no endpoint: what is read by hand, and what nobody reads.</summary>
    static readonly string[] ByHand = ["view", "kind", "q", "range", "from", "to", "after", "state", "anything"];

    /// <param name="text">As it stands in an address, percent-encoded.</param>
    /// <returns>Each answer that <paramref name="isRight"/> does not like.</returns>
    internal static async Task<IReadOnlyList<string>> Asked(
        IServiceProvider services,
        HttpClient http,
        string text,
        Func<HttpResponseMessage, bool> isRight
    )
    {
        var requests = Requests(services, text).Distinct().ToList();
        Assert.That(requests, Has.Count.GreaterThan(10), "no endpoints were found to ask");
        var wrong = new List<string>();
        foreach (var (method, address) in requests)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
            if (method is "POST" or "PUT")
                request.Content = new StringContent("{}", new MediaTypeHeaderValue("application/json"));
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (!isRight(answer))
                wrong.Add($"{method} {address}: {(int)answer.StatusCode} {answer.Content.Headers.ContentType?.MediaType}");
        }
        return wrong;
    }

    static IEnumerable<(string Method, string Address)> Requests(IServiceProvider services, string text) =>
        from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        from address in Addresses(endpoint, text)
        select (method, address);

    static IEnumerable<string> Addresses(RouteEndpoint endpoint, string text)
    {
        foreach (var parameter in endpoint.RoutePattern.Parameters)
            yield return Path(endpoint.RoutePattern, parameter.Name, text);
        foreach (var name in Declared(endpoint).Concat(ByHand))
            yield return $"{Path(endpoint.RoutePattern, null, text)}?{name}={text}";
    }

    /// <summary>The route with something that fits in each place, and the text in one.</summary>
    static string Path(RoutePattern pattern, string? parameter, string text) =>
        "/"
        + string.Join(
            '/',
            pattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternParameterPart one when one.Name == parameter => text,
                            RoutePatternParameterPart one => Fitting(one),
                            _ => ".",
                        }
                    )
                )
            )
        );

    static string Fitting(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Select(policy => policy.Content).FirstOrDefault() switch
        {
            "guid" => Guid.Empty.ToString(),
            "int" or "long" => "1",
            _ => "x",
        };

    static IEnumerable<string> Declared(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
            .Where(parameter =>
                IsSimple(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType)
                && parameter.GetCustomAttribute<FromHeaderAttribute>() is null
            )
            .Select(parameter => parameter.Name!)
            .Except(endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name));

    static bool IsSimple(Type type) =>
        type == typeof(string) || type.IsPrimitive || type.IsEnum || type == typeof(Guid) || type == typeof(DateTimeOffset);
}
