namespace Tests;

/// <summary>
/// A database of a service's own for one test: on PostgreSQL, or a SQLite file when SAGAS_TEST_DATABASE is <c>Sqlite</c>.
/// </summary>
/// <param name="prefix">The beginning of its name, which says what made it.</param>
sealed class ServiceDatabase(string prefix) : IAsyncDisposable
{
    /// <summary>The value of <c>Database:Provider</c>.</summary>
    internal static readonly string Provider = Environment.GetEnvironmentVariable("SAGAS_TEST_DATABASE") ?? "PostgreSql";

    readonly PostgreSql? server = IsSqlite ? null : new(prefix);
    readonly DirectoryInfo? folder = IsSqlite ? Directory.CreateTempSubdirectory($"sagas-{prefix}-") : null;

    internal static bool IsSqlite => Provider switch
    {
        "Sqlite" => true,
        "PostgreSql" => false,
        _ => throw new InvalidOperationException($"SAGAS_TEST_DATABASE is '{Provider}'; allowed are PostgreSql and Sqlite."),
    };

    internal string Connection => server?.Connection ?? $"Data Source={folder!.FullName}/{prefix}.db";

    internal string Name => server?.Name ?? "main";

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        folder?.Delete(recursive: true);
    }
}
