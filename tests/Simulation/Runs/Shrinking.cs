using System.Globalization;
using System.Text.RegularExpressions;
using Simulation.Mutants;
using Simulation.People;
using Simulation.Time;

namespace Simulation.Runs;

/// <summary>Looks for a smaller scenario that still fails: fewer submissions, fewer kinds of faults.</summary>
static partial class Shrinking
{
    const int RandomParts = 60;
    static readonly Func<Faults, Faults>[] WithoutOneFault =
    [
        faults => faults with { Crashes = 0 },
        faults => faults with { Freezes = 0 },
        faults => faults with { Disconnections = 0 },
        faults => faults with { Outages = 0 },
        faults => faults with { StatementsRefused = 0, StatementsHang = 0, Contended = 0, AnswersLost = 0 },
        faults => faults with { ConfirmsLost = 0, SendsRefused = 0 },
        faults => faults with { Duplicates = 0 },
        faults => faults with { Late = 0 },
        faults => faults with { OutsideRefuses = 0, OutsideForgets = 0, OutsideSlow = 0 },
        faults => faults with { Skew = TimeSpan.Zero },
        faults => faults with { Cancellations = 0 },
        faults => faults with { Operators = 0 },
    ];

    static readonly Func<Oddities, Oddities>[] WithoutOneOddity =
    [
        oddities => oddities with { LongTexts = 0 },
        oddities => oddities with { FreeLines = 0 },
        oddities => oddities with { Currencies = 0 },
        oddities => oddities with { Dates = 0 },
    ];

    public static async Task<Scenario> Of(Simulated failed, Mutant? mutant, TimeProvider time, TimeSpan atMost)
    {
        var wrong = failed.Scenario;
        var until = time.GetUtcNow() + atMost;
        for (var before = default(Scenario); !wrong.Equals(before) && time.GetUtcNow() < until;)
        {
            before = wrong;
            foreach (var less in Less(wrong, failed.Wrong ?? ""))
            {
                if (time.GetUtcNow() >= until || (await Run.Of(less, mutant)).Wrong is null)
                    continue;
                wrong = less;
                break;
            }
        }
        return wrong;
    }

    /// <summary>The number of the submission that the violation names, if any.</summary>
    static int? Culprit(string wrong) =>
        SubmissionId().Match(wrong) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\b[OTS]-(\d+)")]
    private static partial Regex SubmissionId();

    /// <summary>The culprit alone, then with a few others: each company gives it another timing, and some fail as the many did.</summary>
    static IEnumerable<int[]> Around(int culprit, Scenario scenario)
    {
        yield return [culprit];
        var dice = new Dice(scenario.Seed, $"around {culprit}");
        for (var i = 0; i < RandomParts; i++)
            yield return [.. Enumerable.Range(0, 1 + i % 5).Select(_ => 1 + dice.Below(scenario.Sagas)).Append(culprit).Distinct().Order()];
    }

    static IEnumerable<Scenario> Less(Scenario scenario, string wrong)
    {
        if (scenario.Only is null && Culprit(wrong) is { } culprit)
        {
            foreach (var few in Around(culprit, scenario))
                yield return scenario with { Only = few };
        }
        var submissions = scenario.Only?.ToList() ?? [.. Enumerable.Range(1, scenario.Sagas)];
        for (var parts = 2; parts <= Math.Min(8, submissions.Count); parts *= 2)
        {
            var size = (submissions.Count + parts - 1) / parts;
            for (var from = 0; from < submissions.Count; from += size)
                yield return scenario with { Only = [.. submissions.Skip(from).Take(size)] };
        }
        foreach (var fewer in WithoutOneFault.Select(without => without(scenario.Faults)).Where(fewer => fewer != scenario.Faults))
            yield return scenario with { Faults = fewer };
        foreach (var fewer in WithoutOneOddity.Select(without => without(scenario.Oddities)).Where(fewer => fewer != scenario.Oddities))
            yield return scenario with { Oddities = fewer };
        if (submissions.Count > 1)
        {
            foreach (var one in submissions)
                yield return scenario with { Only = [.. submissions.Where(other => other != one)] };
            // What is left out changes how the rest meets; a random part may still fail where no neighbour does.
            var dice = new Dice(scenario.Seed, $"parts of {submissions.Count}");
            for (var i = 0; i < RandomParts; i++)
                yield return scenario with { Only = [.. submissions.Where(_ => dice.Chance(0.6))] };
        }
    }
}
