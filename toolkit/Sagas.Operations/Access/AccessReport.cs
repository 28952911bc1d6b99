using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>Logs at the start settings that are valid but probably unintended.</summary>
sealed partial class AccessReport(IOptions<AccessOptions> options, Developer developer, ILogger<AccessReport> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var access = options.Value;
        if (developer.Principal is { } anybody)
            Open(anybody.Role());
        else if (access.Users.Count + access.ApiKeys.Count == 0 && !access.Proxy.Enabled)
            Closed();
        if (developer.Principal is null && access.Users.Count > 0 && string.IsNullOrEmpty(access.KeysFolder))
            Forgetful();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Development: anonymous callers have the role {Role} (Access:Development:AnonymousRole)"
    )]
    partial void Open(AccessRole? role);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Nobody can read or operate sagas here: configure Access:Users, Access:ApiKeys or Access:Proxy (docs/access.md)"
    )]
    partial void Closed();

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Access:KeysFolder is not set: in a container, each restart signs people out, and "
            + "instances do not know one another's sessions"
    )]
    partial void Forgetful();
}
