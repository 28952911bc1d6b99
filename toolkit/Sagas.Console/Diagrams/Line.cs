namespace Sagas.Console.Diagrams;

/// <param name="Path">The <c>d</c> of an SVG path.</param>
/// <param name="Order">The numbers of the saga's moves along this line; its first move is 1.</param>
public sealed record Line(string From, string To, string Path, LineMark Mark, string Order, int LabelX, int LabelY);

public enum LineMark
{
    Plain,
    Undo,
    Visited,
    VisitedUndo,
    Failed,
    Possible,
}
