using System.Globalization;
using Orders.Api.Input;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>The parameters of a list. They are strings, so that the answer to an invalid value can name it.</summary>
sealed record ListQuery(SagaStatus? Status, ListCursor? Cursor, int Limit)
{
    public const int MostItems = 200, DefaultItems = 50;
    static readonly SagaStatus[] Known = [SagaStatus.Accepted, .. Enum.GetValues<SagaStatus>().Where(status => status.IsFinal())];

    public static ListQuery Read(string? status, string? cursor, string? limit, Errors errors)
    {
        var wanted = Known
            .Cast<SagaStatus?>()
            .FirstOrDefault(known => string.Equals(known.ToString(), status, StringComparison.OrdinalIgnoreCase));
        if (status is not null && wanted is null)
            errors.Add(
                "status",
                $"It is '{status}'; allowed are {string.Join(", ", Known)}. Unfinished ones are listed as Accepted; GET it for more."
            );
        var after = cursor is null ? null : ListCursor.Parse(cursor);
        if (cursor is not null && after is null)
            errors.Add("cursor", $"It is '{cursor}'; give the nextCursor of the page before, or none for the first page.");
        var items = DefaultItems;
        if (
            limit is not null
            && !(int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out items) && items is >= 1 and <= MostItems)
        )
            errors.Add("limit", $"It is '{limit}'; allowed are whole numbers from 1 to {MostItems}, {DefaultItems} when absent.");
        return new ListQuery(wanted, after, items);
    }
}
