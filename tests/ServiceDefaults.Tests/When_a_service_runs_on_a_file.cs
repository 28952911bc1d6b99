using Sagas.Journal.Sqlite;

namespace ServiceDefaults.Tests;

/// <summary>A service on SQLite, from its settings alone.</summary>
public sealed class When_a_service_runs_on_a_file
{
    static readonly (string, string) Sqlite = ("Database:Provider", "Sqlite");
    DirectoryInfo folder = null!;
    RecordedLogs logs = null!;

    string File => Path.Combine(folder.FullName, "trips.db");

    [SetUp]
    public void Create() => (folder, logs) = (Directory.CreateTempSubdirectory("sagas-service-"), new RecordedLogs());

    [TearDown]
    public void Remove()
    {
        logs.Dispose();
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Should_make_the_file_and_be_ready_without_an_error_at_the_first_start_and_the_next()
    {
        await StartAndStop();
        Assert.That(System.IO.File.Exists(File));
        await StartAndStop();
    }

    async Task StartAndStop()
    {
        using var own = new RecordedLogs();
        await using var service = Service.Build(own, $"Data Source={File}", settings: Sqlite);
        await service.StartAsync();
        await Patience.Until(async () => await service.Ready() == 200, () => "the service is ready");
        await service.StopAsync();
        Assert.That(own.Lines, Has.None.StartsWith("Error").And.None.StartsWith("Critical"));
        Assert.That(own.Lines, Has.Some.Contains("Application started"), "what is logged is seen here");
    }

    [Test]
    public async Task Should_run_beside_another_in_one_process()
    {
        await using var first = Service.Build(logs, $"Data Source={File}", settings: Sqlite);
        await using var second = Service.Build(logs, $"Data Source={File}.other", settings: Sqlite);
        await first.StartAsync();
        await second.StartAsync();
        await Patience.Until(async () => await first.Ready() == 200 && await second.Ready() == 200, () => "both are ready");
        await first.StopAsync();
        Assert.That(await second.Ready(), Is.EqualTo(200));
        await second.StopAsync();
    }

    [Test]
    public async Task Should_not_start_on_a_file_that_is_no_database()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 10_000));
        await using var service = Service.Build(logs, $"Data Source={File}", settings: Sqlite);
        Assert.That(
            () => service.StartAsync(),
            Throws.TypeOf<DamagedFileException>().With.Message.Contains(File).And.Message.Contains("put a backup in its place")
        );
    }

    [Test]
    public async Task Should_wait_for_its_folder_and_say_so()
    {
        var missing = Path.Combine(folder.FullName, "not", "mounted");
        await using var service = Service.Build(logs, $"Data Source={missing}/trips.db", settings: Sqlite);
        var start = service.StartAsync();
        await Patience.Until(
            () => logs.Lines.Any(line => line.Contains("its folder must exist", StringComparison.Ordinal)),
            () => "it says what it waits for"
        );
        Directory.CreateDirectory(missing);
        await start;
        await Patience.Until(async () => await service.Ready() == 200, () => "the service is ready");
        await service.StopAsync();
    }

    [Test]
    public void Should_say_which_databases_there_are() =>
        Assert.That(
            () => Service.Build(logs, "Data Source=x", settings: ("Database:Provider", "Oracle")),
            Throws.InvalidOperationException.With.Message.Contains("allowed are PostgreSql, SqlServer and Sqlite")
        );
}
