using System.Globalization;

namespace Sagas.Operations;

/// <summary>The end of a page: the last saga's submission time and id, so that new sagas do not shift the pages.</summary>
public sealed record SagaCursor(DateTimeOffset SubmittedAt, Guid Id)
{
    /// <inheritdoc />
    public override string ToString() => $"{SubmittedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)}_{Id:N}";

    /// <summary>False when the text is not a cursor.</summary>
    public static bool TryParse(string text, out SagaCursor? cursor)
    {
        cursor = text.Split('_') is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParseExact(id, "N", out var guid)
                ? new SagaCursor(new DateTimeOffset(at, TimeSpan.Zero), guid)
                : null;
        return cursor is not null;
    }
}
