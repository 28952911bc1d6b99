using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Sagas.Journal.Sqlite;

namespace ServiceDefaults;

/// <summary>
/// Copies the service's SQLite database while the service runs: <c>dotnet X.dll --backup FILE</c>, with the settings of the service. It
/// exits with 0 when the copy is complete and sound, else with 1 and a sentence.
/// </summary>
public static class BackupCommand
{
    /// <summary>The first line of every Program.cs: <c>if (BackupCommand.Run(args)) return;</c></summary>
    /// <returns>True when the process was started for a backup; it should then exit.</returns>
    public static bool Run(string[] args)
    {
        if (args is not ["--backup", .. var rest])
            return false;
        Environment.ExitCode = Backup(rest) is { } refusal ? Refuse(refusal) : 0;
        return true;
    }

    static string? Backup(string[] arguments)
    {
        if (arguments is not [var file])
            return "Name the file to write, which must not exist yet: dotnet <service>.dll --backup /backups/orders.db";
        var settings = WebApplication.CreateBuilder().Configuration;
        if (settings[Database.ProviderSetting] is not "Sqlite" and var provider)
            return $"Setting {Database.ProviderSetting} is '{provider ?? "PostgreSql"}'; --backup copies SQLite files only. A "
                + "database server has tools of its own, e.g. pg_dump.";
        try
        {
            SqliteBackup.Write(settings[Database.ConnectionSetting] ?? "", file);
            Console.WriteLine($"Wrote {Path.GetFullPath(file)} ({new FileInfo(file).Length / 1_000_000.0:0.0} MB), and found it sound.");
            return null;
        }
        catch (Exception failure) when (failure is IOException or SqliteException or DamagedFileException or InvalidOperationException)
        {
            return $"No backup was made: {failure.Message}";
        }
    }

    static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
