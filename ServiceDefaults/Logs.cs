using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace ServiceDefaults;

static class Logs
{
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
    }

    static void OneLine(SimpleConsoleFormatterOptions options) =>
        (options.SingleLine, options.IncludeScopes, options.UseUtcTimestamp, options.TimestampFormat) = (true, true, true, "HH:mm:ss.fff ");
}
