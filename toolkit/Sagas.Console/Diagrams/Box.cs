namespace Sagas.Console.Diagrams;

/// <param name="Note">A few words in the box's second line.</param>
public sealed record Box(string Name, GraphRole Role, int X, int Y, int Width, int Height, BoxMark Mark, string Note)
{
    public int Middle => X + Width / 2;
    public int Right => X + Width;
    public int Bottom => Y + Height;
}

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
