using System.Text.RegularExpressions;
using ServiceDefaults.Tests.Image;

namespace ServiceDefaults.Tests;

/// <summary>
/// What "docker compose up" builds and runs, without a container engine: the Dockerfile's own commands, an empty package cache, a user
/// who owns nothing, a tree that is not to be written to.
/// </summary>
public sealed partial class When_a_service_is_run_from_its_image
{
    readonly PublishedService image = new();

    [OneTimeSetUp]
    public void Publish() => image.Publish("Orders.Saga");

    [OneTimeTearDown]
    public void Remove() => image.Dispose();

    [Test]
    public async Task Should_wait_for_an_sql_server_that_is_away_and_say_so_in_one_sentence()
    {
        using var away = new Relay();
        using var service = new UnprivilegedProcess(image.Folder,
            ("Database__Provider", "SqlServer"),
            ("ConnectionStrings__Database", $"Server=127.0.0.1,{away.Port};Database=sagas;User Id=sa;Password=a-secret;Encrypt=true"),
            ("ConnectionStrings__RabbitMq", $"amqp://guest:guest@127.0.0.1:{away.Port}/"));
        await service.Until(() => service.ToString().Contains("Waiting", StringComparison.Ordinal), "it waits for its database");

        var sentence = $"Waiting for the database 'sagas' on 127.0.0.1,{away.Port} ";
        Assert.That(service.Lines, Has.One.Contains(sentence).And.Contains("starts as soon as it answers"));
        Assert.That(service.ToString(), Does.Not.Contain("Exception").And.Not.Contain("fail:").And.Not.Contain("a-secret"));
    }

    [Test]
    public async Task Should_be_ready_although_it_can_write_nowhere()
    {
        await using var database = new PostgreSql("defaults");
        using var service = new UnprivilegedProcess(image.Folder,
            ("ConnectionStrings__Database", database.Connection),
            ("ConnectionStrings__RabbitMq", RabbitMq.Server.ToString()),
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        await service.Until(() => service.Lines.Any(Listening().IsMatch), "it listens");
        using var client = new HttpClient { BaseAddress = new Uri(Listening().Match(service.ToString()).Groups[1].Value) };
        await service.Until(async () => await IsReady(client), "it is ready");
        Assert.That(service.ToString(), Does.Not.Contain("fail:"));
    }

    static async Task<bool> IsReady(HttpClient client)
    {
        using var answer = await client.GetAsync("/health/ready");
        return answer.IsSuccessStatusCode;
    }

    [GeneratedRegex(@"Now listening on: (\S+)")]
    private static partial Regex Listening();
}
