using System.Globalization;
using Orders.Api.Input;

namespace Orders.Api.Orders;

/// <summary>Where a page ended: the last order's submission and id.</summary>
sealed record OrderCursor(DateTimeOffset SubmittedAt, string OrderId)
{
    public override string ToString() => $"{SubmittedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)}~{OrderId}";

    public static OrderCursor? Parse(string text) =>
        text.Split('~') is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            && CommonRules.IsId(id)
                ? new OrderCursor(new DateTimeOffset(at, TimeSpan.Zero), id)
                : null;
}
