using System.Globalization;

namespace Simulation.Runs;

/// <summary>The parsed options of the command.</summary>
sealed record CommandLine
{
    public const string Usage = """
        simulate                    ten fresh seeds
          --seeds N                 so many seeds
          --minutes M               seeds for so long
          --total N                 seeds until so many sagas have ended
          --seed S                  one seed, with its story
          --from S                  the first seed; a fresh one when absent
          --sagas N                 submissions per seed; 300 when absent
          --mutants                 every deliberate defect, until it is found
          --mutant NAME             one of them, with the story of how it was found; with --seed, in that seed
        """;

    public int? Seeds { get; private init; }
    public double? Minutes { get; private init; }
    public int? Total { get; private init; }
    public int? Seed { get; private init; }
    public int? From { get; private init; }
    public int Sagas { get; private init; } = 300;
    public bool Mutants { get; private init; }
    public string? Mutant { get; private init; }

    /// <exception cref="ArgumentException">An option is unknown, or its value is missing or not a number.</exception>
    public static CommandLine Read(string[] arguments)
    {
        var line = new CommandLine();
        for (var rest = new Queue<string>(arguments); rest.TryDequeue(out var option);)
        {
            line = option switch
            {
                "--seeds" => line with { Seeds = Whole(option, rest) },
                "--minutes" => line with { Minutes = Number(option, rest) },
                "--total" => line with { Total = Whole(option, rest) },
                "--seed" => line with { Seed = Whole(option, rest) },
                "--from" => line with { From = Whole(option, rest) },
                "--sagas" => line with { Sagas = Whole(option, rest) },
                "--mutants" => line with { Mutants = true },
                "--mutant" => line with { Mutant = Value(option, rest) },
                _ => throw new ArgumentException($"There is no option {option}."),
            };
        }
        return line;
    }

    static string Value(string option, Queue<string> rest) =>
        rest.TryDequeue(out var value) ? value : throw new ArgumentException($"{option} needs a value.");

    static int Whole(string option, Queue<string> rest) => (int)Number(option, rest);

    static double Number(string option, Queue<string> rest) =>
        Value(option, rest) is var value && double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new ArgumentException($"{option} is '{value}'; it must be a number from 0.");
}
