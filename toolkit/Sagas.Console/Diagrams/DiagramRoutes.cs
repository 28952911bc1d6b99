namespace Sagas.Console.Diagrams;

/// <summary>Draws the lines of a diagram: always those of the ordinary path, and every other move that a saga made or may make.</summary>
/// <param name="bus">The height of the line that leads to the ends of compensated sagas.</param>
sealed class DiagramRoutes(SagaGraph graph, IReadOnlyList<Box> boxes, int bus)
{
    readonly Dictionary<string, Box> box = boxes.ToDictionary(b => b.Name);
    readonly int top = boxes.Min(b => b.Y);

    internal IReadOnlyList<Line> Draw(IReadOnlyList<Move> moves, IReadOnlyList<(string From, string To)> possible)
    {
        var lines = new List<Line>();
        var order = Numbered(moves);
        var ahead = possible.SelectMany(edge => Between(edge.From, edge.To)).ToHashSet();
        var edges = Ordinary().Concat(ahead).Concat(order.Keys).Distinct();
        foreach (var (from, to) in edges.Where(edge => Known(edge.From) && box.ContainsKey(edge.To)))
        {
            var taken = order.TryGetValue((from, to), out var done);
            var undo = IsUndo(to) || IsUndo(from);
            var mark = taken ? done.Failed ? LineMark.Failed : undo ? LineMark.VisitedUndo : LineMark.Visited
                : ahead.Contains((from, to)) ? LineMark.Possible
                : undo ? LineMark.Undo : LineMark.Plain;
            var (path, x, y) = Route(from, to);
            lines.Add(new Line(from, to, path, mark, taken ? done.Numbers : "", x, y));
        }
        // The path that was taken is drawn last, on top.
        return [.. lines.OrderBy(line => line.Mark switch { LineMark.Plain or LineMark.Undo => 0, LineMark.Possible => 1, _ => 2 })];
    }

    /// <summary>Which moves went along a line, by number, and whether any of them was a failure.</summary>
    Dictionary<(string From, string To), (string Numbers, bool Failed)> Numbered(IReadOnlyList<Move> moves)
    {
        var steps = moves.SelectMany((move, i) => Between(move.From, move.To).Select(edge => (edge, move.IsFailure, Number: i + 1)));
        return steps.GroupBy(step => step.edge).ToDictionary(
            group => group.Key, group => (string.Join(' ', group.Select(step => step.Number)), group.Any(step => step.IsFailure)));
    }

    /// <summary>A state may have several boxes; a move goes from each box of one state to each box of the other.</summary>
    IEnumerable<(string From, string To)> Between(string from, string to) => Boxes(from).SelectMany(f => Boxes(to).Select(t => (f, t)));

    IEnumerable<string> Boxes(string state) => graph.In(state) is { Count: > 0 } nodes ? nodes.Select(node => node.Name) : [state];

    bool Known(string name) => name == "Initial" || box.ContainsKey(name);

    bool IsUndo(string name) => box.TryGetValue(name, out var known)
        && (known.Role is GraphRole.Compensation or GraphRole.NeedsIntervention
            || name is nameof(SagaStatus.Compensated) or nameof(SagaStatus.Cancelled));

    /// <summary>Start to end, each step to its compensation, and the compensations back to the start.</summary>
    IEnumerable<(string From, string To)> Ordinary()
    {
        var forward = graph.Nodes.Where(node => node.Role is GraphRole.Step or GraphRole.Wait or GraphRole.Child)
            .GroupBy(node => node.Stage).OrderBy(stage => stage.Key).Select(stage => stage.Select(node => node.Name).ToList());
        List<List<string>> way = [["Initial"], .. forward, [nameof(SagaStatus.Completed)]];
        foreach (var edge in way.Zip(way.Skip(1), (from, to) => from.SelectMany(f => to.Select(t => (f, t)))).SelectMany(edges => edges))
            yield return edge;
        var undo = graph.Nodes.Where(node => node.Undoes is not null).Reverse().ToList();
        foreach (var node in undo)
            yield return (node.Undoes!, node.Name);
        foreach (var (from, to) in undo.Zip(undo.Skip(1)))
            yield return (from.Name, to.Name);
        if (undo.Count > 0)
            yield return (undo[^1].Name, nameof(SagaStatus.Compensated));
    }

    (string Path, int LabelX, int LabelY) Route(string from, string to)
    {
        var b = box[to];
        if (from == "Initial")
            return FromStart(b);
        var a = box[from];
        return b.Y > bus ? ToEnd(a, b)
            : a.Y == b.Y ? Beside(a, b)
            : a.X == b.X ? Straight(a, b)
            : IsNextColumn(a, b) && b.Role != GraphRole.Compensation && a.Role != GraphRole.Compensation ? Elbow(a, b)
            : b.Role == GraphRole.Compensation && b.Y > a.Y && a.Role != GraphRole.NeedsIntervention ? Down(a, b)
            : Around(a, b);
    }

    static bool IsNextColumn(Box a, Box b) => b.X > a.X && b.X - a.Right <= DiagramLayout.Gap;

    (string, int, int) FromStart(Box b) => b.Y == top && b.X < 100
        ? ($"M24 {Center(b)}H{b.X}", 36, Center(b) - 6)
        : ($"M24 {top + 22}V{top - 12}H{b.Middle}V{b.Y}", b.Middle + 6, top - 16);

    static int Center(Box b) => b.Y + b.Height / 2;

    static (string, int, int) Beside(Box a, Box b)
    {
        var (gap, y) = (DiagramLayout.Gap, Center(a));
        if (IsNextColumn(a, b))
            return ($"M{a.Right} {y}H{b.X}", a.Right + gap / 2, y - 6);
        if (IsNextColumn(b, a))
            return ($"M{a.X} {y}H{b.Right}", b.Right + gap / 2, y - 6);
        var over = a.Role == GraphRole.Compensation ? a.Bottom + 12 : a.Y - 12;
        var side = over > a.Y ? a.Bottom : a.Y;
        return ($"M{a.Middle} {side}V{over}H{b.Middle}V{side}", b.Middle + 8, over - 4);
    }

    static (string, int, int) Elbow(Box a, Box b) =>
        ($"M{a.Right} {Center(a)}H{a.Right + DiagramLayout.Gap / 2}V{Center(b)}H{b.X}", a.Right + DiagramLayout.Gap / 2, Center(b) - 6);

    (string, int, int) Straight(Box a, Box b)
    {
        if (Math.Abs(b.Y - a.Y) > a.Height * 2)
            return ($"M{a.X} {Center(a)}H{a.X - (a.Y == top ? 8 : 14)}V{Center(b)}H{b.X}", a.X - 20, Center(b) - 6);
        return b.Y > a.Y
            ? ($"M{a.Middle} {a.Bottom}V{b.Y}", a.Middle + 8, a.Bottom + 14)
            : ($"M{a.Middle + 14} {a.Y}V{b.Bottom}", a.Middle + 22, b.Bottom + 14);
    }

    static (string, int, int) Down(Box a, Box b)
    {
        var half = (a.Bottom + b.Y) / 2;
        return ($"M{a.Middle - 14} {a.Bottom}V{half}H{b.Middle + 14}V{b.Y}", b.Middle + 22, half + 14);
    }

    static (string, int, int) Around(Box a, Box b)
    {
        var half = a.Y > b.Y ? (b.Bottom + a.Y) / 2 : (a.Bottom + b.Y) / 2;
        var (leave, enter) = a.Y > b.Y ? (a.Y, b.Bottom) : (a.Bottom, b.Y);
        return ($"M{a.Middle + 20} {leave}V{half - 6}H{b.Middle + 20}V{enter}", b.Middle + 28, half + 14);
    }

    /// <summary>Down beside the box to the line that leads to the ends.</summary>
    (string, int, int) ToEnd(Box a, Box b)
    {
        if (a.Role == GraphRole.NeedsIntervention)
            return ($"M{a.Middle + 24} {a.Bottom}V{bus}H{b.Middle + 12}V{b.Y}", a.Middle + 32, a.Bottom + 14);
        if (a.Role == GraphRole.Compensation)
            return ($"M{a.Middle} {a.Bottom}V{bus}H{b.Middle}V{b.Y}", a.Middle + 8, a.Bottom + 14);
        var gutter = a.Right + DiagramLayout.Gap / 2;
        return ($"M{a.Right - 14} {a.Bottom}V{a.Bottom + 10}H{gutter}V{bus}H{b.Middle}V{b.Y}", gutter + 6, a.Bottom + 22);
    }
}
