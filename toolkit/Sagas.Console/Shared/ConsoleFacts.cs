using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Sagas.Console.Lab;

namespace Sagas.Console.Shared;

/// <summary>What the header of every page shows.</summary>
public sealed class ConsoleFacts(
    IHostEnvironment environment,
    IConfiguration configuration,
    IEnumerable<ILab> labs,
    IEnumerable<ConsoleScreen> screens)
{
    /// <summary>The lab exists in Development only.</summary>
    public bool HasLab { get; } = environment.IsDevelopment() && labs.Any();

    public string Environment { get; } = string.Join(" · ",
        environment.EnvironmentName, configuration["Transport"] ?? "RabbitMq", configuration["Database:Provider"] ?? "PostgreSql");

    public IReadOnlyList<(string Key, string Name, string Path)> Screens =>
    [
        ("s", "Sagas", "/sagas"),
        ("f", "Failures", "/failures"),
        ("o", "Operations", "/operations"),
        ("d", "Dead letters", "/dead-letters"),
        ("m", "Machine", "/machine"),
        ("e", "Endpoints", "/endpoints"),
        .. screens.Select(screen => (screen.Key, screen.Name, screen.Path)),
        .. HasLab ? [("l", "Lab", "/lab")] : Array.Empty<(string, string, string)>(),
    ];
}
