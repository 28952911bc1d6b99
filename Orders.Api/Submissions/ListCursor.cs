using System.Globalization;
using Orders.Api.Input;

namespace Orders.Api.Submissions;

/// <summary>The end of a page: the submission time and id of its last item.</summary>
sealed record ListCursor(DateTimeOffset SubmittedAt, string Id)
{
    public override string ToString() => $"{SubmittedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)}~{Id}";

    public static ListCursor? Parse(string text) =>
        text.Split('~') is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            && CommonRules.IsId(id)
                ? new ListCursor(new DateTimeOffset(at, TimeSpan.Zero), id)
                : null;
}
