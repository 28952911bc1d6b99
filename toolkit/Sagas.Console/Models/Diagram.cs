using Sagas.Operations;

namespace Sagas.Console.Models;

public enum BoxMark
{
    Plain,
    Visited,
    Current,
    Possible,
    Failed,

    /// <summary>Does not apply to this saga.</summary>
    Absent,
}

/// <param name="Note">A few words in the box's second line.</param>
public sealed record Box(string Name, GraphRole Role, int X, int Y, int Width, int Height, BoxMark Mark, string Note)
{
    public int Middle => X + Width / 2;
    public int Right => X + Width;
    public int Bottom => Y + Height;
}

public enum LineMark
{
    Plain,
    Undo,
    Visited,
    VisitedUndo,
    Failed,
    Possible,
}

/// <param name="Path">The <c>d</c> of an SVG path.</param>
/// <param name="Order">When the saga went there: 1 for its first move.</param>
public sealed record Line(string From, string To, string Path, LineMark Mark, string Order, int LabelX, int LabelY);

/// <summary>
/// The state machine as a picture: forward steps in a row, their compensations mirrored below, ends at the right; with the
/// path that a saga took, where it stands, and what may come next.
/// </summary>
public sealed record Diagram(string Kind, int Width, int Height, IReadOnlyList<Box> Boxes, IReadOnlyList<Line> Lines)
{
    /// <summary>The bare machine; <paramref name="note"/> says what stands in each box.</summary>
    public static Diagram Of(SagaGraph graph, Func<string, (BoxMark Mark, string Note)>? note = null) => new DiagramLayout(graph).Draw(note ?? (_ => (BoxMark.Plain, "")), [], []);

    public static Diagram Of(SagaGraph graph, StoredSaga saga, IReadOnlyList<Upcoming> next, IReadOnlyList<SagaEvent> events, IReadOnlyList<Attempt> attempts)
    {
        var moves = events.Where(e => e.Changed && e.Entry.Seq > 0).Select(e => new Move(e.Entry.FromState ?? "", e.Entry.ToState ?? "", e.Entry.FailureMessage is not null || e.Message == nameof(Messages.StepRefused))).ToList();
        return new DiagramLayout(graph).Draw(name => (MarkOf(saga, graph.Nodes.First(node => node.Name == name), moves, next), NoteOf(saga, name, attempts)), moves, [.. next.Select(n => (saga.CurrentState, n.State))]);
    }

    static BoxMark MarkOf(StoredSaga saga, GraphNode node, List<Move> moves, IReadOnlyList<Upcoming> next)
    {
        var step = saga.Steps.Find(record => record.Name == node.Name);
        // Of steps that run side by side, those that are settled are not where it stands.
        var settled = node.State != node.Name && step is { Status: not (StepStatus.Running or StepStatus.Retrying) };
        return node.State == saga.CurrentState && !settled ? BoxMark.Current
            : step is { Status: StepStatus.Failed or StepStatus.CompensationFailed } ? BoxMark.Failed
            : (!settled && moves.Exists(move => move.To == node.State || move.From == node.State)) || step is { Status: StepStatus.Completed or StepStatus.Compensated, IsHidden: false } ? BoxMark.Visited
            : next.Any(n => n.State == node.State) ? BoxMark.Possible
            : step is { IsHidden: true, StartedAt: null } ? BoxMark.Absent
            : BoxMark.Plain;
    }

    static string NoteOf(StoredSaga saga, string name, IReadOnlyList<Attempt> attempts)
    {
        if (name == saga.CurrentState && saga.Status == SagaStatus.NeedsIntervention)
            return saga.ParkedIn ?? "";
        if (saga.Steps.Find(record => record.Name == name) is not { } step)
            return "";
        if (step is { IsHidden: true, StartedAt: null })
            return "does not apply";
        var tries = step.Attempts + step.AttemptsBefore;
        var last = attempts.LastOrDefault(a => a.Step == name);
        var time = last is { EndedAt: { } end } ? Span.Of(end - last.SentAt) : "";
        return tries switch { 0 => "", 1 => time, _ => $"{tries} attempts" };
    }

    /// <summary>The same as text: for tests, and read out instead of the picture.</summary>
    public string ToText() => string.Join('\n',
        Boxes.Select(box => $"{box.Name,-18} {box.Role,-12} {box.X,5},{box.Y,-4} {box.Mark,-8} {box.Note}".TrimEnd())
            .Concat(Lines.Select(line => $"{line.From} -> {line.To} {line.Mark} {line.Order}".TrimEnd() + $"  {line.Path}")));
}

public sealed record Move(string From, string To, bool IsFailure);
