using System.Globalization;
using Simulation.Mutants;

namespace Simulation.Runs;

/// <summary><c>eng/simulate</c>: prints progress, and for a failure the command that reproduces it.</summary>
sealed class Command(CommandLine asked, TextWriter output)
{
    static readonly TimeSpan Shrink = TimeSpan.FromMinutes(1), PerMutant = TimeSpan.FromMinutes(1);
    readonly TimeProvider time = TimeProvider.System;

    /// <returns>The exit code: 0 when all held.</returns>
    public static async Task<int> Run(string[] arguments, TextWriter output)
    {
        try
        {
            return await new Command(CommandLine.Read(arguments), output).Run() ? 0 : 1;
        }
        catch (ArgumentException wrong)
        {
            output.WriteLine(wrong.Message);
            output.WriteLine(CommandLine.Usage);
            return 2;
        }
    }

    Task<bool> Run() =>
        asked.Mutants ? FindEveryMutant()
        : asked.Seed is { } seed ? Tell(Seeded(seed), asked.Mutant is { } one ? Named(one) : null)
        : asked.Mutant is { } name ? TellOf(Seeded(asked.From ?? 1), Named(name))
        : RunSeeds();

    Scenario Seeded(int seed) => new(seed, asked.Sagas, Faults.Of(seed));

    static Mutant Named(string name) =>
        Every.Mutant.FirstOrDefault(mutant => mutant.Name == name)
        ?? throw new ArgumentException(
            $"There is no mutant '{name}'. There are: {string.Join(", ", Every.Mutant.Select(one => one.Name))}");

    async Task<bool> RunSeeds()
    {
        var (began, seed) = (time.GetTimestamp(), asked.From ?? Environment.TickCount & 0xfffff);
        var (sagas, messages) = (0, 0L);
        for (var i = 0; !IsEnough(i, sagas, time.GetElapsedTime(began)); i++)
        {
            var one = await Runs.Run.Of(Seeded(seed + i));
            (sagas, messages) = (sagas + one.Sagas, messages + one.Messages);
            Say($"seed {one.Scenario.Seed}: {one.Sagas} sagas, {one.Messages} messages, {one.Time.TotalSeconds:0} s of simulated time");
            if (one.Wrong is not null)
                return await Report(one);
        }
        var took = time.GetElapsedTime(began);
        Say($"all held: {sagas} sagas, {messages} messages in {took.TotalSeconds:0} s, {sagas / took.TotalMinutes:0} sagas a minute");
        return true;
    }

    bool IsEnough(int seeds, int sagas, TimeSpan time) =>
        asked.Minutes is { } minutes ? time.TotalMinutes >= minutes
        : asked.Total is { } total ? sagas >= total
        : seeds >= (asked.Seeds ?? 10);

    async Task<bool> Report(Simulated failed)
    {
        Say($"seed {failed.Scenario.Seed} is WRONG: {failed.Wrong}");
        Say($"again: eng/simulate --seed {failed.Scenario.Seed} --sagas {failed.Scenario.Sagas}");
        return await Tell(await Shrinking.Of(failed, mutant: null, time, Shrink), mutant: null);
    }

    async Task<bool> TellOf(Scenario first, Mutant mutant)
    {
        var (found, _) = await Find(first, mutant);
        return found is null || await Tell(await Shrinking.Of(found, mutant, time, Shrink), mutant);
    }

    async Task<bool> Tell(Scenario scenario, Mutant? mutant)
    {
        var told = await Runs.Run.Of(scenario, mutant, isTold: true);
        foreach (var line in told.Story)
            output.WriteLine(line);
        Say($"{scenario.Only?.Count ?? scenario.Sagas} submissions; faults: {scenario.Faults}");
        Say($"seed {scenario.Seed}: {told.Wrong ?? "all held"}");
        return told.Wrong is null;
    }

    async Task<bool> FindEveryMutant()
    {
        var all = true;
        Say($"| Defect | Sagas | Seconds | Found as |");
        Say($"|---|---|---|---|");
        foreach (var mutant in Every.Mutant)
        {
            var began = time.GetTimestamp();
            var (found, sagas) = await Find(Seeded(asked.From ?? 1), mutant);
            Say($"| {mutant.Name} | {sagas} | {time.GetElapsedTime(began).TotalSeconds:0.0} | {found?.Wrong ?? "**not found**"} |");
            all &= found is not null;
        }
        return all;
    }

    async Task<(Simulated? Found, int Sagas)> Find(Scenario scenario, Mutant mutant)
    {
        var (began, sagas) = (time.GetTimestamp(), 0);
        for (; time.GetElapsedTime(began) < PerMutant; scenario = Seeded(scenario.Seed + 1))
        {
            var one = await Runs.Run.Of(scenario, mutant);
            sagas += one.Sagas;
            if (one.Wrong is not null)
                return (one, sagas);
        }
        return (null, sagas);
    }

    void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
