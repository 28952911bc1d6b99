using System.Globalization;
using Sagas.Console.Shared;

namespace Sagas.Console.OneSaga;

/// <param name="X">Where it begins, in percent of the width.</param>
public sealed record Bar(double X, double Width, Attempt Attempt, string Title);

public sealed record Lane(string Step, IReadOnlyList<Bar> Bars);

/// <summary>A stretch in which no attempt was running, drawn short.</summary>
public sealed record Fold(double X, double Width, string Length);

public sealed record Mark(double X, string What);

/// <summary>A saga's attempts as bars over time, one lane per step. Idle time is folded and labelled with its length.</summary>
/// <param name="Left">How many earlier attempts are left out.</param>
public sealed record Timeline(IReadOnlyList<Lane> Lanes, IReadOnlyList<Fold> Folds, IReadOnlyList<Mark> Marks, int Left)
{
    public const int MostBars = 120;
    const double Narrowest = 0.6;

    public static Timeline Of(IReadOnlyList<Attempt> attempts, IReadOnlyList<SagaEvent> events, DateTimeOffset now)
    {
        var shown = attempts.TakeLast(MostBars).ToList();
        if (shown.Count == 0)
            return new Timeline([], [], [], 0);
        var scale = new TimeScale(shown.Select(a => (a.SentAt, a.EndedAt ?? now)));
        var lanes = shown.GroupBy(a => a.Step).Select(step => new Lane(step.Key, [.. step.Select(a => Bar(a, scale, now))])).ToList();
        var acts = events.Where(e => e.Entry.Actor is not null && e.Entry.At >= shown[0].SentAt)
            .Select(e => new Mark(scale.At(e.Entry.At), $"{e.Message} by {e.Entry.Actor}"));
        return new Timeline(lanes, scale.Folds, [.. acts], attempts.Count - shown.Count);
    }

    /// <summary>The timeline as text, for tests.</summary>
    public string ToText() => string.Join('\n',
        Lanes.SelectMany(lane => lane.Bars.Select(bar => Row(lane.Step, bar.X, bar.Width, bar.Title)))
            .Concat(Folds.Select(fold => Row("(idle)", fold.X, fold.Width, fold.Length))));

    public static string Words(AttemptEnd end) => end switch
    {
        AttemptEnd.Open => "no reply yet",
        AttemptEnd.Done => "done",
        AttemptEnd.Refused => "refused",
        AttemptEnd.Failed => "failed",
        AttemptEnd.TimedOut => "timed out",
        _ => "abandoned",
    };

    static string Row(string name, double x, double width, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-18} {x,5:0.0} {width,5:0.0}  {text}");

    static Bar Bar(Attempt attempt, TimeScale scale, DateTimeOffset now)
    {
        var end = attempt.EndedAt ?? now;
        var (from, to) = (scale.At(attempt.SentAt), scale.At(end));
        var title = $"attempt {attempt.Number}, {Words(attempt.End)} after {Span.Of(end - attempt.SentAt)}"
            + (attempt.Failure is { } failure ? $": {failure}" : "");
        return new Bar(Math.Min(from, 100 - Narrowest), Math.Max(to - from, Narrowest), attempt, title);
    }
}
