namespace Sagas.Console.Shared;

public enum Tick
{
    /// <summary><c>in 12 s</c> or <c>12 s ago</c>.</summary>
    Relative,

    /// <summary><c>12 s</c>: how long it has lasted.</summary>
    Since,
}

/// <summary>A part of a sentence: text, or a time that the page shows relative to now.</summary>
public sealed record Word(string Text, DateTimeOffset? At = null, Tick Tick = Tick.Relative);

/// <summary>A sentence about a saga; the page keeps its times up to date.</summary>
public sealed class Words
{
    readonly List<Word> parts = [];

    public IReadOnlyList<Word> Parts => parts;

    public Words Add(string text)
    {
        parts.Add(new Word(text));
        return this;
    }

    public Words Add(DateTimeOffset at, Tick tick = Tick.Relative)
    {
        parts.Add(new Word("", at, tick));
        return this;
    }

    public string ToText(DateTimeOffset now) => string.Concat(parts.Select(part => Text(part, now)));

    internal static string Text(Word word, DateTimeOffset now) =>
        word.At is not { } at ? word.Text : word.Tick == Tick.Since ? Span.Since(at, now) : Span.Between(at, now);
}
