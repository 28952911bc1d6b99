using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Tests;

public sealed class When_a_service_says_nothing_about_logging
{
    const string Sql = "Microsoft.EntityFrameworkCore.Database.Command";

    [Test]
    public async Task Should_leave_its_sql_out_of_the_log()
    {
        await using var service = Service.Build(new RecordedLogs(), "Host=127.0.0.1");
        Assert.That((Logs(service, Sql, LogLevel.Information), Logs(service, Sql, LogLevel.Warning)), Is.EqualTo((false, true)));
        Assert.That(Logs(service, "Trips", LogLevel.Information), "the rest is as it was");
    }

    [TestCase("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "Information", LogLevel.Information)]
    [TestCase("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Debug", LogLevel.Debug)]
    [TestCase("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Error", LogLevel.Error)]
    [TestCase("Logging:LogLevel:Default", "Error", LogLevel.Error)]
    public async Task Should_follow_what_is_configured(string setting, string level, LogLevel least)
    {
        await using var service = Service.Build(new RecordedLogs(LogLevel.Trace), "Host=127.0.0.1", settings: (setting, level));
        Assert.That(Enum.GetValues<LogLevel>().First(each => Logs(service, Sql, each)), Is.EqualTo(least));
    }

    static bool Logs(WebApplication service, string category, LogLevel level) =>
        service.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level);
}
