using System.Diagnostics;
using System.Globalization;

namespace Simulation.Runs;

static class Command
{
    public static async Task<int> Run(string[] arguments)
    {
        var seed = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < int.Parse(arguments[1], CultureInfo.InvariantCulture); i++)
        {
            var one = await Runs.Run.Of(new Scenario(seed + i, 100, new Faults()), isTold: arguments.Length > 2);
            Console.WriteLine($"{one.Scenario.Seed} {one.Wrong ?? "ok"} {one.Sagas} sagas {one.Messages} messages {one.Time} sim, {clock.Elapsed}");
            foreach (var line in one.Story)
                Console.WriteLine(line);
            if (one.Wrong is not null)
                return 1;
        }
        return 0;
    }
}
