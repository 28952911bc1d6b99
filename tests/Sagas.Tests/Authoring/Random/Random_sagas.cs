using System.Globalization;

namespace Sagas.Tests.Authoring.Random;

/// <summary>
/// Whatever the table, whatever participants and operators do: a saga ends well once they are nice. The seed of a failure is in its
/// message; <c>SAGAS_SEED=n</c> lives that one life again, <c>SAGAS_LIVES=n</c> so many.
/// </summary>
public sealed class Random_sagas
{
    [Test]
    public async Task Always_end_well()
    {
        if (Number("SAGAS_SEED") is { } seed)
        {
            await new RandomLife(seed).Live();
            return;
        }
        var first = Environment.TickCount & 0xFFFFFF;
        TestContext.Out.WriteLine($"Seeds from {first} on");
        for (var life = 0; life < (Number("SAGAS_LIVES") ?? 100); life++)
            await new RandomLife(first + life).Live();
    }

    static int? Number(string setting) => int.TryParse(Environment.GetEnvironmentVariable(setting), CultureInfo.InvariantCulture, out var number) ? number : null;
}
