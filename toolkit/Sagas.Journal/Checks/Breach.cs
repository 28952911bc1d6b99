using System.Text.Json;

namespace Sagas.Journal;

/// <summary>A rule that a message breaks.</summary>
/// <param name="Path">The member as in the message's JSON, e.g. <c>lines[2].quantity</c>; empty for the message as a whole.</param>
/// <param name="Words">What it holds and what is allowed, e.g. <c>is -3: allowed is 1 to 10000</c>.</param>
sealed record Breach(string Path, string Words)
{
    internal Breach In(string member) =>
        this with
        {
            Path = Path.Length == 0 || Path[0] == '[' ? JsonName(member) + Path : $"{JsonName(member)}.{Path}",
        };

    internal Breach At(int index) => this with { Path = $"[{index}]{(Path.Length == 0 || Path[0] == '[' ? "" : ".")}{Path}" };

    internal static string JsonName(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);
}
