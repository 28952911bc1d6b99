using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>What a user of the system does, over HTTP.</summary>
static partial class Client
{
    static readonly HttpClient Http = new() { Timeout = Patience.Limit };

    internal static readonly Uri Orders = RunningSystem.Address(8080);
    internal static readonly Uri Sagas = RunningSystem.Address(8081);
    internal static readonly Uri Inventory = RunningSystem.Address(8082);
    internal static readonly Uri Payments = RunningSystem.Address(8083);
    internal static readonly Uri Shipping = RunningSystem.Address(8084);
    internal static readonly Uri Banking = RunningSystem.Address(8085);

    internal static object Order(string id, string product, int quantity = 1, string card = "**** 1234") => new
    {
        orderId = id,
        orderItems = new[] { new { productId = product, quantity } },
        paymentInfo = new { method = "credit_card", card },
        totalAmount = 10m * quantity,
        shippingAddress = new { street = "123 Main St", city = "Anytown" },
        customerEmail = "customer@example.com",
    };

    internal static Task Place(object order) => Place(Orders, "/orders", order);

    /// <summary>Posts as a careful client does: until it gets an answer. The order id (or reference) makes that safe.</summary>
    internal static async Task Place(Uri service, string path, object body, params (string Name, string Value)[] headers)
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var request = Request(HttpMethod.Post, service, path, headers);
                request.Content = JsonContent.Create(body);
                using var response = await Http.SendAsync(request);
                if (response.StatusCode == HttpStatusCode.Accepted)
                    return;
                Assert.That((int)response.StatusCode, Is.GreaterThanOrEqualTo(500), () =>
                    $"POST {path} answered {response.StatusCode}: {response.Content.ReadAsStringAsync().Result}"
                );
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                // The service is being restarted; ask again.
            }
            Assert.That(limit.Elapsed, Is.LessThan(Patience.Limit), $"POST {path} is answered in the end");
            await Pause();
        }
    }

#pragma warning disable RS0030 // Nothing is waited for by it: it is the time between two looks, or between two requests.
    internal static Task Pause(int milliseconds = 100) => Task.Delay(milliseconds);
#pragma warning restore RS0030

    internal static async Task<JsonElement> Get(Uri service, string path)
    {
        using var response = await Http.GetAsync(new Uri(service, path));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), () => $"GET {path}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Null while the service is away, or cannot answer.</summary>
    internal static async Task<JsonElement?> TryGet(Uri service, string path)
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(service, path));
            return response.StatusCode == HttpStatusCode.OK
                ? JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync())
                : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    internal static async Task<bool> Exists(Uri service, string path, params (string Name, string Value)[] headers)
    {
        using var request = Request(HttpMethod.Get, service, path, headers);
        using var response = await Http.SendAsync(request);
        return response.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Listens to a stream of events, as an open page does.</summary>
    internal static async Task<StreamReader> Listen(Uri service, string path)
    {
        using var request = Request(HttpMethod.Get, service, path, [("Accept", "text/event-stream")]);
        var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
    }

    /// <summary>Sends again while the service answers that it cannot at the moment (503), as its answer asks for.</summary>
    internal static async Task Put(Uri service, string path, object body)
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            using var response = await Http.PutAsJsonAsync(new Uri(service, path), body);
            if (response.IsSuccessStatusCode)
                return;
            Assert.That((response.StatusCode, limit.Elapsed < Patience.Limit), Is.EqualTo((HttpStatusCode.ServiceUnavailable, true)), () =>
                $"PUT {path} answered {response.StatusCode}: {response.Content.ReadAsStringAsync().Result}"
            );
            await Pause();
        }
    }

    internal static async Task<HttpStatusCode> Post(Uri service, string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(new Uri(service, path), body);
        return response.StatusCode;
    }

    static HttpRequestMessage Request(HttpMethod method, Uri service, string path, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(service, path));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return request;
    }

    /// <summary>Null when there is no answer.</summary>
    internal static async Task<HttpStatusCode?> TryPost(Uri service, string path, object body)
    {
        try
        {
            return await Post(service, path, body);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>A page, as a browser gets it.</summary>
    internal static async Task<string> Text(Uri service, string path)
    {
        using var response = await Http.GetAsync(new Uri(service, path));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), () => $"GET {path}: {text}");
        return text;
    }

    internal static Task<HttpResponseMessage> Answer(Uri service, string path, object body) =>
        Http.PostAsJsonAsync(new Uri(service, path), body);

    internal static bool IsFinal(JsonElement resource) =>
        Status(resource) is "Completed" or "Failed" or "Compensated" or "Cancelled" or "NeedsIntervention";

    internal static string Status(JsonElement resource) => resource.GetProperty("status").GetString()!;

    internal static JsonElement Step(JsonElement resource, string name) =>
        resource.GetProperty("steps").EnumerateArray().FirstOrDefault(step => step.GetProperty("name").GetString() == name);
}
