using Sagas.Console.OneSaga;
using Sagas.Console.Shared;
using Sagas.Messages;
using Sagas.Operations;

namespace Sagas.Console.Diagrams;

/// <summary>
/// The state machine as a picture: forward steps in a row, their compensations mirrored below, ends at the right; with the
/// path that a saga took, the state that it is in, and the states that may come next.
/// </summary>
public sealed record Diagram(string Kind, int Width, int Height, IReadOnlyList<Box> Boxes, IReadOnlyList<Line> Lines)
{
    /// <summary>The machine without a saga; <paramref name="note"/> gives each box its mark and note.</summary>
    public static Diagram Of(SagaGraph graph, Func<string, (BoxMark Mark, string Note)>? note = null) =>
        new DiagramLayout(graph).Draw(note ?? (_ => (BoxMark.Plain, "")), [], []);

    public static Diagram Of(
        SagaGraph graph, StoredSaga saga, IReadOnlyList<Upcoming> next, IReadOnlyList<SagaEvent> events, IReadOnlyList<Attempt> attempts)
    {
        var moves = events.Where(e => e.Changed && e.Entry.Seq > 0).Select(MoveOf).ToList();
        return new DiagramLayout(graph).Draw(
            name => (MarkOf(saga, graph.Nodes.First(node => node.Name == name), moves, next), NoteOf(saga, name, attempts)),
            moves,
            [.. next.Select(n => (saga.CurrentState, n.State))]);
    }

    static Move MoveOf(SagaEvent e) => new(
        e.Entry.FromState ?? "", e.Entry.ToState ?? "", e.Entry.FailureMessage is not null || e.Message == nameof(StepRefused));

    static BoxMark MarkOf(StoredSaga saga, GraphNode node, List<Move> moves, IReadOnlyList<Upcoming> next)
    {
        var step = saga.Steps.Find(record => record.Name == node.Name);
        // Of steps that run in parallel, those that have ended are not the current ones.
        var settled = node.State != node.Name && step is { Status: not (StepStatus.Running or StepStatus.Retrying) };
        if (node.State == saga.CurrentState && !settled)
            return BoxMark.Current;
        if (step is { Status: StepStatus.Failed or StepStatus.CompensationFailed })
            return BoxMark.Failed;
        if (!settled && moves.Exists(move => move.To == node.State || move.From == node.State))
            return BoxMark.Visited;
        if (step is { Status: StepStatus.Completed or StepStatus.Compensated, IsHidden: false })
            return BoxMark.Visited;
        if (next.Any(n => n.State == node.State))
            return BoxMark.Possible;
        return step is { IsHidden: true, StartedAt: null } ? BoxMark.Absent : BoxMark.Plain;
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

    /// <summary>The diagram as text, for tests.</summary>
    public string ToText() => string.Join('\n',
        Boxes.Select(box => $"{box.Name,-18} {box.Role,-12} {box.X,5},{box.Y,-4} {box.Mark,-8} {box.Note}".TrimEnd())
            .Concat(Lines.Select(line => $"{line.From} -> {line.To} {line.Mark} {line.Order}".TrimEnd() + $"  {line.Path}")));
}

/// <summary>A change of state that a saga made.</summary>
public sealed record Move(string From, string To, bool IsFailure);
