using Sagas.Console.Shared;

namespace Sagas.Console.OneSaga;

/// <summary>Maps times to percent of the width; idle stretches take little of it.</summary>
sealed class TimeScale
{
    const double FoldedShare = 5;
    readonly List<(DateTimeOffset From, DateTimeOffset To, double X, double Width)> pieces = [];

    internal TimeScale(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> busy)
    {
        var merged = Merge(busy);
        var work = merged.Sum(span => (span.To - span.From).TotalMilliseconds);
        var limit = Math.Max(work * 0.25, 250);
        var gaps = merged.Zip(merged.Skip(1), (a, b) => (From: a.To, To: b.From)).ToList();
        var folded = gaps.Count(gap => Length(gap) > limit);
        var share = Math.Min(FoldedShare, 40.0 / Math.Max(folded, 1));
        var open = work + gaps.Select(Length).Where(length => length <= limit).Sum();
        var perMs = (100 - folded * share) / Math.Max(open, 1);
        var x = 0.0;
        for (var i = 0; i < merged.Count; i++)
        {
            x = Add(merged[i].From, merged[i].To, x, perMs, null);
            if (i < gaps.Count)
                x = Add(gaps[i].From, gaps[i].To, x, perMs, Length(gaps[i]) > limit ? share : null);
        }
    }

    internal List<Fold> Folds { get; } = [];

    internal double At(DateTimeOffset time)
    {
        var piece = pieces.FindLast(p => p.From <= time);
        var length = (piece.To - piece.From).TotalMilliseconds;
        return length <= 0
            ? piece.X
            : Math.Min(piece.X + piece.Width, piece.X + piece.Width * (time - piece.From).TotalMilliseconds / length);
    }

    double Add(DateTimeOffset from, DateTimeOffset to, double x, double perMs, double? folded)
    {
        var width = folded ?? (to - from).TotalMilliseconds * perMs;
        pieces.Add((from, to, x, width));
        if (folded is not null)
            Folds.Add(new Fold(x, width, Span.Of(to - from)));
        return x + width;
    }

    static double Length((DateTimeOffset From, DateTimeOffset To) span) => (span.To - span.From).TotalMilliseconds;

    static List<(DateTimeOffset From, DateTimeOffset To)> Merge(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> spans)
    {
        var merged = new List<(DateTimeOffset From, DateTimeOffset To)>();
        foreach (var span in spans.OrderBy(span => span.From))
        {
            if (merged.Count > 0 && span.From <= merged[^1].To)
                merged[^1] = (merged[^1].From, merged[^1].To > span.To ? merged[^1].To : span.To);
            else
                merged.Add(span);
        }
        return merged;
    }
}
