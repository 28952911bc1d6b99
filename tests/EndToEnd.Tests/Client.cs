using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>What a user of the system does, over HTTP.</summary>
static class Client
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
    internal static async Task Place(Uri service, string path, object body)
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var response = await Http.PostAsJsonAsync(new Uri(service, path), body);
                if (response.StatusCode == HttpStatusCode.Accepted)
                    return;
                Assert.That((int)response.StatusCode, Is.GreaterThanOrEqualTo(500), () => $"POST {path} answered {response.StatusCode}: {response.Content.ReadAsStringAsync().Result}");
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                // The service is being restarted; ask again.
            }
            Assert.That(limit.Elapsed, Is.LessThan(Patience.Limit), $"POST {path} is answered in the end");
            await Task.Delay(100);
        }
    }

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
            return response.StatusCode == HttpStatusCode.OK ? JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()) : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    internal static async Task<bool> Exists(Uri service, string path)
    {
        using var response = await Http.GetAsync(new Uri(service, path));
        return response.StatusCode == HttpStatusCode.OK;
    }

    internal static async Task Put(Uri service, string path, object body)
    {
        using var response = await Http.PutAsJsonAsync(new Uri(service, path), body);
        Assert.That(response.IsSuccessStatusCode, () => $"PUT {path}: {response.StatusCode} {response.Content.ReadAsStringAsync().Result}");
    }

    internal static async Task<HttpStatusCode> Post(Uri service, string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(new Uri(service, path), body);
        return response.StatusCode;
    }

    /// <summary>Reads a resource until it is as wanted.</summary>
    internal static async Task<JsonElement> Until(Uri service, string path, Func<JsonElement, bool> condition)
    {
        var limit = Stopwatch.StartNew();
        JsonElement last = default;
        while (limit.Elapsed < Patience.Limit)
        {
            try
            {
                last = await Get(service, path);
                if (condition(last))
                    return last;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                // Being restarted.
            }
            await Task.Delay(100);
        }
        Assert.Fail($"GET {path} did not become as expected; it is {last}");
        return last;
    }

    internal static bool IsFinal(JsonElement resource) => Status(resource) is "Completed" or "Failed" or "Compensated" or "Cancelled" or "NeedsIntervention";

    internal static string Status(JsonElement resource) => resource.GetProperty("status").GetString()!;

    internal static JsonElement Step(JsonElement resource, string name) => resource.GetProperty("steps").EnumerateArray().FirstOrDefault(step => step.GetProperty("name").GetString() == name);
}
