using System.IO.Enumeration;

namespace ServiceDefaults.Tests.Image;

/// <summary>The sources as they lie there, committed or not.</summary>
static class Checkout
{
    internal static string Root { get; } = FindRoot();

    /// <summary>Copies what a container engine would be sent: what .dockerignore does not leave out.</summary>
    internal static void CopyContext(string to)
    {
        var rules = File.ReadAllLines(Path.Combine(Root, ".dockerignore")).Where(rule => rule.Length > 0).ToList();
        foreach (var file in Below(new DirectoryInfo(Root), rules))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(Root, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }
    }

    static IEnumerable<FileInfo> Below(DirectoryInfo folder, List<string> rules) =>
        folder.EnumerateFiles().Where(file => IsSent(file, rules))
            .Concat(folder.EnumerateDirectories().Where(below => IsSent(below, rules)).SelectMany(below => Below(below, rules)));

    /// <summary>The last rule that fits decides; one with an exclamation mark lets through, with all that is below.</summary>
    static bool IsSent(FileSystemInfo entry, List<string> rules) =>
        rules.LastOrDefault(rule => Fits(rule.TrimStart('!'), Path.GetRelativePath(Root, entry.FullName)))?.StartsWith('!') ?? true;

    /// <summary>The forms of rules that are in use: everything, a name at any depth, a name at the top.</summary>
    static bool Fits(string rule, string path)
    {
        var names = path.Split(Path.DirectorySeparatorChar);
        return rule == "**" || (rule.StartsWith("**/", StringComparison.Ordinal)
            ? names.Any(name => FileSystemName.MatchesSimpleExpression(rule.AsSpan(3), name, ignoreCase: false))
            : FileSystemName.MatchesSimpleExpression(rule, names[0], ignoreCase: false));
    }

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Dockerfile")))
                return folder.FullName;
        }
        throw new InvalidOperationException(
            $"A Dockerfile is in no folder above {AppContext.BaseDirectory}; run these tests from a checkout."
        );
    }
}
