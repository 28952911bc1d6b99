using System.Buffers;
using System.Text;

namespace Sagas.Journal;

/// <summary>
/// Makes text storable in every database: replaces characters that a database rejects, so that they cannot fail a message.
/// </summary>
static class StorableText
{
    static readonly SearchValues<char> Suspects = SearchValues.Create([
        .. Enumerable.Range(0xD800, 0x800).Prepend(0).Select(code => (char)code),
    ]);

    /// <summary>The text with U+0000 and halves of surrogate pairs replaced by U+FFFD.</summary>
    internal static string Of(string text) => text.AsSpan().IndexOfAny(Suspects) < 0 ? text : Replace(text);

    /// <summary>The first <paramref name="length"/> characters, without splitting a surrogate pair.</summary>
    internal static string? Limited(string? text, int length) => text?.Length > length
        ? text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]
        : text;

    static string Replace(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            result.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        return result.ToString();
    }
}
