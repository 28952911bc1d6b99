using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;

namespace Console.Tests.SagaList;

/// <summary>100,000 finished and 1,000 running sagas in one database: pages stay quick and small.</summary>
public sealed class When_there_are_a_hundred_thousand : Screen
{
    const int Finished = 100_000, Running = 1_000, Times = 25, MostBytes = 150_000;
    static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);
    static readonly Uri Console = RunningConsole.Address(8099);
    static readonly HttpClient Http = new() { BaseAddress = Console };
    static Process? service;
    static Guid order;

    [OneTimeSetUp]
    public async Task StartService()
    {
        await Execute("postgres", "CREATE DATABASE console_many");
        service = Start();
        await Until("the service is ready", Ready);
    }

    /// <summary>Once, by the first test, because the sagas that are copied are made on the screens.</summary>
    async Task Fill()
    {
        if (order == Guid.Empty)
            await Copy();
    }

    [OneTimeTearDown]
    public static void StopService()
    {
        service?.Kill();
        service?.Dispose();
    }

    [TestCase("/sagas")]
    [TestCase("/sagas?view=retrying")]
    [TestCase("/sagas?view=completed&kind=Order")]
    [TestCase("/sagas?kind=Transfer")]
    [TestCase("/sagas?range=1d&view=completed")]
    [TestCase("/sagas/{id}")]
    public async Task A_page_is_quick_and_small(string path) => await Measure(path);

    /// <summary>A search inside of words reads many rows.</summary>
    [TestCase("/sagas?q=MANY-77777")]
    [TestCase("/sagas?q=nowhere-to-be-found")]
    public async Task A_search_is_quick(string path) => await Measure(path);

    [Test]
    public async Task Pages_follow_one_another_without_gap_or_overlap()
    {
        await Fill();
        var seen = new HashSet<string>();
        var next = "/sagas?view=retrying";
        while (next is not null)
        {
            var page = await Http.GetStringAsync(new Uri(next, UriKind.Relative));
            foreach (Match row in Regex.Matches(page, "id=\"saga-([^\"]+)\""))
                Assert.That(seen.Add(row.Groups[1].Value), Is.True, "each saga is on one page");
            var link = Regex.Match(page, "href=\"([^\"]+)\" rel=\"next\"");
            next = link.Success ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }
        Assert.That(seen, Has.Count.EqualTo(Running));
    }

    async Task Measure(string path)
    {
        await Fill();
        path = path.Replace("{id}", order.ToString(), StringComparison.Ordinal);
        var (times, bytes) = (new List<TimeSpan>(), 0);
        for (var i = 0; i < Times + 3; i++)
        {
            var clock = Stopwatch.StartNew();
            bytes = (await Http.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length;
            if (i >= 3)
                times.Add(clock.Elapsed);
        }
        times.Sort();
        var (p50, most) = (times[Times / 2], times[^1]);
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{path}: p50 {p50.TotalMilliseconds:0} ms, at most {most.TotalMilliseconds:0} ms, {bytes:N0} bytes"));
        Assert.Multiple(() =>
        {
            Assert.That(p50, Is.LessThan(Limit));
            Assert.That(bytes, Is.LessThan(MostBytes));
        });
    }

    /// <summary>A real finished order and a retrying one, with their histories, under many names.</summary>
    async Task Copy()
    {
        var done = await Made("order");
        await Shows("Completed");
        await RunningConsole.Normal();
        var down = await Made("payments-down");
        await Shows("Retrying");
        var (finished, retrying) = (await Template(done), await Template(down));
        await RunningConsole.Normal();
        await using var source = NpgsqlDataSource.Create(RunningConsole.Postgres + ";Database=console_many;Command Timeout=300");
        await Insert(source, finished, "MANY", Finished);
        await Insert(source, retrying, "RETRYING", Running);
        await using var which = source.CreateCommand("""SELECT "Id" FROM sagas WHERE "BusinessId" = 'MANY-500'""");
        order = (Guid)(await which.ExecuteScalarAsync())!;
        await using var analyze = source.CreateCommand("VACUUM ANALYZE");
        await analyze.ExecuteNonQueryAsync();
    }

    static async Task Insert(NpgsqlDataSource source, (string Saga, string Journal) template, string name, int count)
    {
        await using var sagas = source.CreateCommand(
            """
            INSERT INTO sagas SELECT (jsonb_populate_record(NULL::sagas, $1::jsonb || jsonb_build_object(
                'Id', gen_random_uuid(), 'BusinessId', $2 || '-' || n,
                'SubmittedAt', now() - n * interval '7 seconds', 'UpdatedAt', now() - n * interval '7 seconds'))).*
            FROM generate_series(1, $3) n
            """);
        sagas.Parameters.AddWithValue(template.Saga);
        sagas.Parameters.AddWithValue(name);
        sagas.Parameters.AddWithValue(count);
        await sagas.ExecuteNonQueryAsync();
        // The whole history of every hundredth saga, and the first message of the others: all that the pages read.
        await using var journal = source.CreateCommand(
            """
            INSERT INTO journal ("Endpoint", "MessageId", "SubjectId", "Seq", "At", "MessageType", "Body", "Source", "TraceId",
                "Step", "Attempt", "FromState", "ToState", "Ignored", "Outputs", "FailureType", "FailureMessage", "FailureStack",
                "Actor", "Reason", "Pending")
            SELECT e."Endpoint", gen_random_uuid(), s."Id", e."Seq", e."At", e."MessageType", e."Body", e."Source", e."TraceId",
                e."Step", e."Attempt", e."FromState", e."ToState", e."Ignored", e."Outputs", e."FailureType", e."FailureMessage",
                e."FailureStack", e."Actor", e."Reason", false
            FROM sagas s JOIN jsonb_populate_recordset(NULL::journal, $1::jsonb) e ON e."Seq" = 1 OR s."BusinessId" LIKE '%00'
            WHERE s."BusinessId" LIKE $2 || '-%' ORDER BY s."SubmittedAt", e."Position"
            """);
        journal.Parameters.AddWithValue(template.Journal);
        journal.Parameters.AddWithValue(name);
        await journal.ExecuteNonQueryAsync();
    }

    static async Task<(string Saga, string Journal)> Template(string name)
    {
        await using var source = NpgsqlDataSource.Create(RunningConsole.Postgres + ";Database=sagas");
        await using var command = source.CreateCommand(
            """
            SELECT to_jsonb(s)::text,
                (SELECT jsonb_agg(to_jsonb(j) ORDER BY j."Position")::text FROM journal j WHERE j."SubjectId" = s."Id")
            FROM sagas s WHERE s."BusinessId" = $1 AND s."Kind" = 'Order'
            """);
        command.Parameters.AddWithValue(name);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.That(await reader.ReadAsync(), Is.True, name);
        return (reader.GetString(0), reader.GetString(1));
    }

    static Process Start()
    {
        var configuration = RunScript.Configuration == "Debug" ? "debug" : "release";
        var service = Path.Combine(RunScript.Root, "artifacts", "bin", "Orders.Saga", configuration, "Orders.Saga.dll");
        var start = new ProcessStartInfo("dotnet", [service]) { WorkingDirectory = Path.Combine(RunScript.Root, "Orders.Saga") };
        start.Environment["ASPNETCORE_URLS"] = Console.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Transport"] = "InMemory";
        start.Environment["ConnectionStrings__Database"] = RunningConsole.Postgres + ";Database=console_many";
        start.Environment["Mail__Folder"] = Path.Combine(Path.GetTempPath(), "console-tests-mail");
        return Process.Start(start)!;
    }

    static async Task<bool> Ready()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    static async Task Execute(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(RunningConsole.Postgres + $";Database={database}");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
