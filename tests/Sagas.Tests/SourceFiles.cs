namespace Sagas.Tests;

/// <summary>The files of the repository that people write; what a build or EF Core makes is left out.</summary>
static class SourceFiles
{
    static readonly string[] Made = ["artifacts", "bin", "obj", "Migrations"];

    internal static IEnumerable<FileInfo> Under(string folder, params string[] extensions) =>
        Under(new DirectoryInfo(Path.Combine(RunScript.Root, folder))).Where(file => extensions.Contains(file.Extension));

    static IEnumerable<FileInfo> Under(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories()
            .Where(inner => !inner.Name.StartsWith('.') && !Made.Contains(inner.Name)).SelectMany(Under));
}
