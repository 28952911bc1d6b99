using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Bench;

/// <summary>Gives each subject a virtual host of its own: published messages must not pile up in another one's queues.</summary>
sealed class Broker(Settings settings) : IDisposable
{
    readonly HttpClient http = Client(settings);

    /// <summary>Returns the address of an empty virtual host.</summary>
    internal async Task<string> Fresh(string host)
    {
        using var deleted = await http.DeleteAsync(new Uri($"/api/vhosts/{host}", UriKind.Relative));
        using var made = await http.PutAsJsonAsync($"/api/vhosts/{host}", new { });
        made.EnsureSuccessStatusCode();
        using var allowed = await http.PutAsJsonAsync(
            $"/api/permissions/{host}/guest",
            new
            {
                configure = ".*",
                write = ".*",
                read = ".*",
            }
        );
        allowed.EnsureSuccessStatusCode();
        return $"{settings.RabbitMq}/{host}";
    }

    internal static HttpClient Client(Settings settings)
    {
        var http = new HttpClient { BaseAddress = settings.Management };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.ASCII.GetBytes("guest:guest"))
        );
        return http;
    }

    public void Dispose() => http.Dispose();
}
