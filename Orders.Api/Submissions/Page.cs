using System.ComponentModel;

namespace Orders.Api.Submissions;

/// <summary>A part of a list.</summary>
sealed record Page<TListItem>(
    IReadOnlyList<TListItem> Items,
    [property: Description("For the next page; null on the last one.")] string? NextCursor);
