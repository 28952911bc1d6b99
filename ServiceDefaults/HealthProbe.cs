using Microsoft.Extensions.Configuration;

namespace ServiceDefaults;

/// <summary>
/// The health check for a container whose image has neither a shell nor curl: <c>dotnet X.dll --probe</c> asks the service in the same
/// container whether it is ready, and exits with 0 or 1.
/// </summary>
public static class HealthProbe
{
    const string Argument = "--probe";

    /// <summary>The first line of every Program.cs: <c>if (await HealthProbe.Run(args)) return;</c></summary>
    /// <returns>True when the process was started for the probe; it should then exit.</returns>
    public static async Task<bool> Run(string[] args)
    {
        if (!args.Contains(Argument))
            return false;
        Environment.ExitCode = await IsReady() ? 0 : 1;
        return true;
    }

    static async Task<bool> IsReady()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync(
                Address(new ConfigurationBuilder().AddEnvironmentVariables().AddEnvironmentVariables("ASPNETCORE_").Build())
            );
            if (!answer.IsSuccessStatusCode)
                await Console.Error.WriteLineAsync(
                    $"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}"
                );
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return false;
        }
    }

    /// <summary>
    /// The service's own address, from the settings that it reads itself; whatever host it binds to, it is reachable as localhost.
    /// </summary>
    static Uri Address(IConfiguration settings)
    {
        var url = settings["URLS"]
            ?.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
        var port = url is not null ? url.TrimEnd('/').Split(':')[^1] : settings["HTTP_PORTS"]?.Split(';')[0] ?? "8080";
        return new Uri($"http://localhost:{port}/health/ready");
    }
}
