using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServiceDefaults.Tests.Image;

/// <summary>What the Dockerfile does, read from its text, so that a test does the same without a container engine.</summary>
static partial class Dockerfile
{
    static readonly string[] Instructions = OneByOne(File.ReadAllText(Path.Combine(Checkout.Root, "Dockerfile")));

    /// <summary>The commands of the stage that builds, without the mounts that only a container has.</summary>
    internal static IReadOnlyList<string> BuildCommands { get; } =
        [.. Instructions.TakeWhile((_, number) => !IsSecondStage(number)).Where(line => Is("RUN", line))
            .Select(line => Mount().Replace(line[4..], ""))];

    /// <summary>The arguments of the build that have a default, and that default.</summary>
    internal static IReadOnlyDictionary<string, string> Defaults { get; } =
        Instructions.Where(line => Is("ARG", line) && line.Contains('=', StringComparison.Ordinal)).Select(line => line[4..].Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>What a container runs.</summary>
    internal static IReadOnlyList<string> EntryPoint { get; } =
        JsonSerializer.Deserialize<string[]>(Instructions.Single(line => Is("ENTRYPOINT", line))["ENTRYPOINT ".Length..])!;

    /// <summary>A command with the directories of the container moved below another.</summary>
    internal static string Below(string root, string command) => Directories().Replace(command, directory => root + directory.Value);

    static string[] OneByOne(string text) => Continued().Replace(Comment().Replace(text, ""), " ").Split('\n');

    static bool IsSecondStage(int number) => Instructions.Take(number + 1).Count(line => Is("FROM", line)) > 1;

    static bool Is(string instruction, string line) => line.StartsWith(instruction + " ", StringComparison.Ordinal);

    [GeneratedRegex(@"^#.*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s*\\\n\s*")]
    private static partial Regex Continued();

    [GeneratedRegex(@"--mount=\S+\s+")]
    private static partial Regex Mount();

    [GeneratedRegex(@"(?<=\s)/(build|app|data)(?=[\s/]|$)")]
    private static partial Regex Directories();
}
