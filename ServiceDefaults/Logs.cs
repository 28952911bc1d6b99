using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace ServiceDefaults;

static class Logs
{
    const string Database = "Microsoft.EntityFrameworkCore";
    const string HealthChecks = "Microsoft.Extensions.Diagnostics.HealthChecks";

    /// <summary>
    /// One line per event, with the message, the order id and the saga id in scope; as JSON where a collector reads them
    /// (<c>Logging:Console:FormatterName=json</c>).
    /// </summary>
    internal static void AddLogs(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["Logging:Console:FormatterName"]))
            builder.Logging.AddSimpleConsole(OneLine);
        else
            builder.Services.Configure<JsonConsoleFormatterOptions>(json => (json.IncludeScopes, json.UseUtcTimestamp) = (true, true));
        builder.Services.AddSingleton<FirstReadiness>();
        builder.Services.AddOptions<LoggerFilterOptions>().PostConfigure<FirstReadiness>(LeaveOutWhatIsNormal);
    }

    /// <summary>
    /// EF Core logs every statement as information, and a failing health check is logged as an error even before the service was ever
    /// ready. To see these lines, configure a level for their categories.
    /// </summary>
    static void LeaveOutWhatIsNormal(LoggerFilterOptions filters, FirstReadiness ready)
    {
        var least = (LogLevel)Math.Max((int)LevelOf(filters), (int)LogLevel.Warning);
        if (!Names(filters, Database))
            filters.AddFilter(Database, least);
        if (!Names(filters, HealthChecks))
            filters.AddFilter(HealthChecks, level => level >= least && (level < LogLevel.Error || ready.WasReached));
    }

    static LogLevel LevelOf(LoggerFilterOptions filters) =>
        filters.Rules.LastOrDefault(rule => rule is { CategoryName: null, ProviderName: null, LogLevel: not null })?.LogLevel
        ?? filters.MinLevel;

    static bool Names(LoggerFilterOptions filters, string category) =>
        filters.Rules.Any(rule => rule.CategoryName?.StartsWith(category, StringComparison.Ordinal) is true);

    static void OneLine(SimpleConsoleFormatterOptions options) =>
        (options.SingleLine, options.IncludeScopes, options.UseUtcTimestamp, options.TimestampFormat) = (true, true, true, "HH:mm:ss.fff ");
}
