using Sagas.DeadLetters;

namespace Sagas.Console.DeadLetters;

/// <summary>What the list of dead letters shows: those of one queue, of one cause, or all that are recorded.</summary>
public sealed record DeadLetterListModel(DeadLetterFilter Filter, DeadLetterPage Page, DateTimeOffset Now)
{
    public string? Next
    {
        get
        {
            if (Page.Next is not { } next)
                return null;
            (string Name, string? Value)[] parts =
            [
                ("queue", Filter.Queue), ("cause", Filter.Cause), ("show", Filter.Status is null ? "all" : null),
                ("before", next.ToString()),
            ];
            var query = parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}");
            return $"/dead-letters?{string.Join('&', query)}";
        }
    }
}
