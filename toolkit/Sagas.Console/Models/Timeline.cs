using System.Globalization;

namespace Sagas.Console.Models;

/// <param name="X">Where it begins, in percent of the width.</param>
public sealed record Bar(double X, double Width, Attempt Attempt, string Title);

public sealed record Lane(string Step, IReadOnlyList<Bar> Bars);

/// <summary>A stretch in which nothing was under way, shown short.</summary>
public sealed record Fold(double X, double Width, string Length);

public sealed record Mark(double X, string What);

/// <summary>A saga's attempts as bars over time, a lane per step; idle time is folded, and says how long it was.</summary>
public sealed record Timeline(IReadOnlyList<Lane> Lanes, IReadOnlyList<Fold> Folds, IReadOnlyList<Mark> Marks, int Left)
{
    public const int MostBars = 120;
    const double Narrowest = 0.6;

    public static Timeline Of(IReadOnlyList<Attempt> attempts, IReadOnlyList<SagaEvent> events, DateTimeOffset now)
    {
        var shown = attempts.TakeLast(MostBars).ToList();
        if (shown.Count == 0)
            return new Timeline([], [], [], 0);
        var scale = new Scale(shown.Select(a => (a.SentAt, a.EndedAt ?? now)));
        var lanes = shown.GroupBy(a => a.Step).Select(step => new Lane(step.Key, [.. step.Select(a => Bar(a, scale, now))])).ToList();
        var acts = events.Where(e => e.Entry.Actor is not null && e.Entry.At >= shown[0].SentAt).Select(e => new Mark(scale.At(e.Entry.At), $"{e.Message} by {e.Entry.Actor}"));
        return new Timeline(lanes, scale.Folds, [.. acts], attempts.Count - shown.Count);
    }

    /// <summary>The same as text: for tests, and for those who cannot see it.</summary>
    public string ToText() => string.Join('\n', Lanes.SelectMany(lane => lane.Bars.Select(bar => string.Create(CultureInfo.InvariantCulture, $"{lane.Step,-18} {bar.X,5:0.0} {bar.Width,5:0.0}  {bar.Title}")))
        .Concat(Folds.Select(fold => string.Create(CultureInfo.InvariantCulture, $"{"(idle)",-18} {fold.X,5:0.0} {fold.Width,5:0.0}  {fold.Length}"))));

    static Bar Bar(Attempt attempt, Scale scale, DateTimeOffset now)
    {
        var end = attempt.EndedAt ?? now;
        var (from, to) = (scale.At(attempt.SentAt), scale.At(end));
        return new Bar(Math.Min(from, 100 - Narrowest), Math.Max(to - from, Narrowest), attempt, $"attempt {attempt.Number}, {Words(attempt.End)} after {Span.Of(end - attempt.SentAt)}{(attempt.Failure is { } failure ? $": {failure}" : "")}");
    }

    public static string Words(AttemptEnd end) => end switch
    {
        AttemptEnd.Open => "not answered yet",
        AttemptEnd.Done => "done",
        AttemptEnd.Refused => "refused",
        AttemptEnd.Failed => "failed",
        AttemptEnd.TimedOut => "timed out",
        _ => "given up",
    };

    /// <summary>From time to percent, with the idle stretches squeezed.</summary>
    sealed class Scale
    {
        const double FoldedShare = 5;
        readonly List<(DateTimeOffset From, DateTimeOffset To, double X, double Width)> pieces = [];

        internal Scale(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> busy)
        {
            var merged = Merge(busy);
            var work = merged.Sum(span => (span.To - span.From).TotalMilliseconds);
            var limit = Math.Max(work * 0.25, 250);
            var gaps = merged.Zip(merged.Skip(1), (a, b) => (From: a.To, b.From)).ToList();
            var folded = gaps.Count(gap => (gap.Item2 - gap.From).TotalMilliseconds > limit);
            var share = Math.Min(FoldedShare, 40.0 / Math.Max(folded, 1));
            var open = work + gaps.Select(gap => (gap.Item2 - gap.From).TotalMilliseconds).Where(gap => gap <= limit).Sum();
            var perMs = (100 - folded * share) / Math.Max(open, 1);
            var x = 0.0;
            for (var i = 0; i < merged.Count; i++)
            {
                x = Add(merged[i].From, merged[i].To, x, perMs, null);
                if (i < gaps.Count)
                    x = Add(gaps[i].From, gaps[i].Item2, x, perMs, (gaps[i].Item2 - gaps[i].From).TotalMilliseconds > limit ? share : null);
            }
        }

        internal List<Fold> Folds { get; } = [];

        internal double At(DateTimeOffset time)
        {
            var piece = pieces.FindLast(p => p.From <= time);
            var length = (piece.To - piece.From).TotalMilliseconds;
            return length <= 0 ? piece.X : Math.Min(piece.X + piece.Width, piece.X + piece.Width * (time - piece.From).TotalMilliseconds / length);
        }

        double Add(DateTimeOffset from, DateTimeOffset to, double x, double perMs, double? folded)
        {
            var width = folded ?? (to - from).TotalMilliseconds * perMs;
            pieces.Add((from, to, x, width));
            if (folded is not null)
                Folds.Add(new Fold(x, width, Span.Of(to - from)));
            return x + width;
        }

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
}
