using System.Globalization;
using Sagas.Journal;

namespace Sagas.Testing;

/// <summary>The journal in readable form: one line per message, in columns.</summary>
static class JournalText
{
    internal static string Of(IReadOnlyList<JournalEntry> entries, Guid? about)
    {
        if (entries.Count == 0)
            return "  (empty)";
        var start = entries[0].At;
        return Columns.Align(entries.Select(entry => new[]
        {
            entry.SubjectId == about ? entry.Seq.ToString(CultureInfo.InvariantCulture) : "other",
            Elapsed(entry.At - start),
            entry.MessageType,
            entry.FromState == entry.ToState ? entry.ToState ?? "" : $"{entry.FromState} -> {entry.ToState}",
            Notes(entry),
        }));
    }

    static string Notes(JournalEntry entry) => string.Join("; ", new[]
    {
        entry.Actor is null ? null : $"by {entry.Actor}: {entry.Reason}",
        entry.FailureMessage is null ? null : $"{entry.FailureType?.Split('.')[^1]}: {entry.FailureMessage}",
        entry.Ignored is null ? null : $"ignored: {entry.Ignored}",
        Sends(Sent.Of(entry)),
    }.OfType<string>());

    static string? Sends(IEnumerable<Sent> sent) =>
        string.Join(", ", sent.Select(s => s.Attempt > 1 ? $"{s.Name} (attempt {s.Attempt})" : s.Name)) is { Length: > 0 } names
            ? $"sends {names}"
            : null;

    static string Elapsed(TimeSpan time) =>
        "+"
        + time.ToString(
            time.TotalDays >= 1 ? @"d\.hh\:mm\:ss"
                : time.Milliseconds == 0 ? @"hh\:mm\:ss"
                : @"hh\:mm\:ss\.fff",
            CultureInfo.InvariantCulture
        );
}

static class Columns
{
    /// <summary>Rows of equal length, each column as wide as its longest cell.</summary>
    internal static string Align(IEnumerable<string[]> table)
    {
        var rows = table.ToList();
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return string.Join(
            '\n',
            rows.Select(row => ("  " + string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])))).TrimEnd())
        );
    }
}
