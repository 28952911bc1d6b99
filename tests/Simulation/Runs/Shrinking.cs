using Simulation.Mutants;

namespace Simulation.Runs;

/// <summary>Looks for less that goes wrong just as well: fewer submissions, fewer kinds of faults.</summary>
static class Shrinking
{
    static readonly (string Name, Func<Faults, Faults> Without)[] Kinds =
    [
        ("crashes", faults => faults with { Crashes = 0 }),
        ("freezes", faults => faults with { Freezes = 0 }),
        ("disconnections", faults => faults with { Disconnections = 0 }),
        ("outages", faults => faults with { Outages = 0 }),
        ("ill statements", faults => faults with { StatementsRefused = 0, StatementsHang = 0, Contended = 0, AnswersLost = 0 }),
        ("ill sends", faults => faults with { ConfirmsLost = 0, SendsRefused = 0 }),
        ("duplicates", faults => faults with { Duplicates = 0 }),
        ("late messages", faults => faults with { Late = 0 }),
        ("outside failures", faults => faults with { OutsideRefuses = 0, OutsideForgets = 0, OutsideSlow = 0 }),
        ("skew", faults => faults with { Skew = TimeSpan.Zero }),
        ("cancellations", faults => faults with { Cancellations = 0 }),
        ("operators", faults => faults with { Operators = 0 }),
    ];

    public static async Task<Scenario> Of(Scenario wrong, Mutant? mutant, TimeProvider time, TimeSpan atMost)
    {
        var until = time.GetUtcNow() + atMost;
        for (var before = default(Scenario); !wrong.Equals(before) && time.GetUtcNow() < until;)
        {
            before = wrong;
            foreach (var less in Less(wrong))
            {
                if (time.GetUtcNow() >= until || (await Run.Of(less, mutant)).Wrong is null)
                    continue;
                wrong = less;
                break;
            }
        }
        return wrong;
    }

    static IEnumerable<Scenario> Less(Scenario scenario)
    {
        var submissions = scenario.Only?.ToList() ?? [.. Enumerable.Range(1, scenario.Sagas)];
        for (var parts = 2; parts <= Math.Min(8, submissions.Count); parts *= 2)
        {
            var size = (submissions.Count + parts - 1) / parts;
            for (var from = 0; from < submissions.Count; from += size)
                yield return scenario with { Only = [.. submissions.Skip(from).Take(size)] };
        }
        foreach (var (_, without) in Kinds)
        {
            if (without(scenario.Faults) is var fewer && fewer != scenario.Faults)
                yield return scenario with { Faults = fewer };
        }
        if (submissions.Count > 1)
        {
            foreach (var one in submissions)
                yield return scenario with { Only = [.. submissions.Where(other => other != one)] };
        }
    }
}
