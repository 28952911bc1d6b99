using System.Globalization;

namespace Sagas.Tests.Engine;

/// <summary>
/// Random tables, and random inputs at random times, straight to the engine. The seed of a failure is in its message;
/// <c>SAGAS_SEED=n</c> walks that one walk again, <c>SAGAS_WALKS=n</c> so many.
/// </summary>
public sealed class What_holds_of_every_decision
{
    [Test]
    public void It_is_the_same_again_and_changes_only_what_it_says()
    {
        var first = Number("SAGAS_SEED") ?? (Environment.TickCount & 0xFFFFFF);
        var walks = Number("SAGAS_SEED") is null ? Number("SAGAS_WALKS") ?? 150 : 1;
        var decisions = 0;
        for (var seed = first; seed < first + walks; seed++)
        {
            var walk = new RandomWalk(seed);
            walk.Walk();
            decisions += walk.Decisions;
        }
        TestContext.Out.WriteLine($"{walks} walks, seeds from {first} on, {decisions:N0} decisions");
    }

    static int? Number(string setting) =>
        int.TryParse(Environment.GetEnvironmentVariable(setting), CultureInfo.InvariantCulture, out var number) ? number : null;
}
