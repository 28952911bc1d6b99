using System.Buffers;
using System.Text;

namespace Sagas.Journal.PostgreSql;

/// <summary>
/// Makes text storable: replaces characters that PostgreSQL rejects, so that they cannot fail a message.
/// </summary>
static class StorableText
{
    static readonly SearchValues<char> Suspects = SearchValues.Create([
        .. Enumerable.Range(0xD800, 0x800).Prepend(0).Select(code => (char)code),
    ]);

    /// <summary>The text with U+0000 and halves of surrogate pairs replaced by U+FFFD.</summary>
    internal static string Of(string text) => text.AsSpan().IndexOfAny(Suspects) < 0 ? text : Replace(text);

    static string Replace(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            result.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        return result.ToString();
    }
}
