using System.Globalization;
using Sagas.Testing;

namespace Sagas.Tests.Authoring.Random;

/// <summary>
/// Whatever the table, whatever participants and operators do: a saga ends well once they are nice. The seed of a failure is in its
/// message; <c>SAGAS_SEED=n</c> lives that one life again, <c>SAGAS_LIVES=n</c> so many.
/// </summary>
public sealed class Random_sagas
{
    [TestCase(SagaTestHost.Harness, 100)]
    [TestCase(SagaTestHost.Engine, 300)]
    public async Task Always_end_well(SagaTestHost host, int lives)
    {
        SagaTestOptions.DefaultHost = host;
        if (Number("SAGAS_SEED") is { } seed)
        {
            await new RandomLife(seed).Live();
            return;
        }
        var first = Environment.TickCount & 0xFFFFFF;
        TestContext.Out.WriteLine($"Seeds from {first} on");
        for (var life = 0; life < (Number("SAGAS_LIVES") ?? lives); life++)
            await new RandomLife(first + life).Live();
    }

    /// <summary>The same life on both hosts leaves the same journal.</summary>
    [Test]
    public async Task Decide_the_same_on_both_hosts()
    {
        var first = Number("SAGAS_SEED") ?? (Environment.TickCount & 0xFFFFFF);
        TestContext.Out.WriteLine($"Seeds from {first} on");
        for (var life = 0; life < 30; life++)
            Assert.That(
                await Journal(first + life, SagaTestHost.Engine),
                Is.EqualTo(await Journal(first + life, SagaTestHost.Harness)),
                $"Seed {first + life}"
            );
    }

    static async Task<string> Journal(int seed, SagaTestHost host)
    {
        SagaTestOptions.DefaultHost = host;
        var life = new RandomLife(seed);
        await life.Live();
        return life.Journal;
    }

    static int? Number(string setting) =>
        int.TryParse(Environment.GetEnvironmentVariable(setting), CultureInfo.InvariantCulture, out var number) ? number : null;
}
