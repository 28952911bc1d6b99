using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;

namespace Sagas.Journal.Sqlite;

/// <summary>
/// Looks through the file before anything uses it. A service that started on a damaged file would lose more of it with each write.
/// </summary>
sealed class SqliteFileCheck(string connection) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var settings = new SqliteConnectionStringBuilder(connection) { Pooling = false };
        // Whatever keeps the file from being read is waited for by whoever uses it next.
        if (File.Exists(settings.DataSource) && Damage(settings) is { } found)
            throw new DamagedFileException($"{SqliteErrors.Damaged(settings.DataSource)}. What was found: {found}");
        return Task.CompletedTask;
    }

    static string? Damage(SqliteConnectionStringBuilder settings)
    {
        try
        {
            using var file = new SqliteConnection(settings.ConnectionString);
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            return command.ExecuteScalar() is string found and not "ok" ? found : null;
        }
        catch (SqliteException failure)
        {
            return SqliteErrors.IsDamage(failure) ? failure.Message : null;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>The service must not start on this file; the message says what to do.</summary>
public sealed class DamagedFileException(string message) : Exception(message);
