using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;

namespace Sagas.Journal.Sqlite;

/// <summary>
/// Looks through the file before anything uses it. A service that started on a damaged file would lose more of it with each write.
/// </summary>
sealed class SqliteFileCheck(string connection, TimeProvider time) : IHostedLifecycleService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly SqliteConnectionStringBuilder settings = new(connection) { Pooling = false };

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(settings.DataSource))
            return;
        if (Damage() is { } found)
            throw new DamagedFileException($"{SqliteErrors.Damaged(settings.DataSource)}. What was found: {found}");
        while (!MayMigrate())
            await Task.Delay(Pause, time, cancellationToken);
    }

    string? Damage()
    {
        try
        {
            return Ask(file =>
            {
                using var command = file.CreateCommand();
                command.CommandText = "PRAGMA quick_check(1)";
                return command.ExecuteScalar() is string found and not "ok" ? found : null;
            });
        }
        catch (SqliteException failure) when (SqliteErrors.IsDamage(failure))
        {
            return failure.Message;
        }
        catch (SqliteException)
        {
            // Whatever else keeps the file from being read is waited for by whoever uses it next.
            return null;
        }
    }

    bool MayMigrate()
    {
        try
        {
            return Ask(AbandonedMigration.Clear);
        }
        catch (SqliteException)
        {
            return true;
        }
    }

    T Ask<T>(Func<SqliteConnection, T> question)
    {
        using var file = new SqliteConnection(settings.ConnectionString);
        file.Open();
        return question(file);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>The service must not start on this file; the message says what to do.</summary>
public sealed class DamagedFileException(string message) : Exception(message);
