namespace Sagas.Console.Diagrams;

/// <summary>Places the boxes of a diagram; <see cref="DiagramRoutes"/> draws the lines between them.</summary>
sealed class DiagramLayout(SagaGraph graph)
{
    internal const int Gap = 26;
    const int Height = 44, Row = 80, Left = 52, Top = 34, CharacterWidth = 7;

    static readonly string[] UndoneEnds = [nameof(SagaStatus.Failed), nameof(SagaStatus.Compensated), nameof(SagaStatus.Cancelled)];
    readonly int width = Math.Max(112, graph.Nodes.Max(node => node.Name.Length) * CharacterWidth + 16);
    readonly int stages = graph.Nodes.Max(node => node.Stage) + 1;

    internal Diagram Draw(
        Func<string, (BoxMark Mark, string Note)> note, IReadOnlyList<Move> moves, IReadOnlyList<(string From, string To)> possible)
    {
        var forward = Rows(node => node.Role is GraphRole.Step or GraphRole.Wait or GraphRole.Child, 0);
        var lanes = forward.Max(place => place.Row) + 1;
        var undo = Rows(node => node.Role == GraphRole.Compensation, lanes);
        var below = undo.Count == 0 ? lanes : undo.Max(place => place.Row) + 1;
        var columns = Math.Max(stages, UndoneEnds.Length - 1);
        List<(GraphNode Node, int Column, int Row)> places = [.. forward, .. undo];
        foreach (var node in graph.Nodes)
        {
            if (node.Role == GraphRole.NeedsIntervention && undo.Count > 0)
                places.Add((node, columns, lanes));
            else if (node.Role == GraphRole.End && Array.IndexOf(UndoneEnds, node.Name) is var i and >= 0)
                places.Add((node, columns - UndoneEnds.Length + 1 + i, below));
            else if (node.Role == GraphRole.End)
                places.Add((node, columns, 0));
        }
        var boxes = places.ConvertAll(place => Place(place, note(place.Node.Name)));
        var lines = new DiagramRoutes(graph, boxes, Top + below * Row - 18).Draw(moves, possible);
        return new Diagram(graph.Kind, Left + (columns + 1) * (width + Gap), Top + below * Row + Height + 12, boxes, lines);
    }

    /// <summary>One column per stage; the steps of a stage stand below one another.</summary>
    List<(GraphNode Node, int Column, int Row)> Rows(Func<GraphNode, bool> wanted, int first) =>
        [.. graph.Nodes.Where(wanted).GroupBy(node => node.Stage)
            .SelectMany(stage => stage.Select((node, row) => (node, stage.Key, first + row)))];

    Box Place((GraphNode Node, int Column, int Row) place, (BoxMark Mark, string Note) shown)
    {
        var (x, y) = (Left + place.Column * (width + Gap), Top + place.Row * Row);
        return new(place.Node.Name, place.Node.Role, x, y, width, Height, shown.Mark, shown.Note);
    }
}
