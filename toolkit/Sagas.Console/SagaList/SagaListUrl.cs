using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Sagas.Operations;

namespace Sagas.Console.SagaList;

/// <summary>The address of the list, which holds everything that it shows: refresh, back and sharing keep it.</summary>
public sealed record SagaListUrl(
    string View, string? Kind, string? Text, string? Range, string? From, string? To, string? After, string? State = null)
{
    public static readonly IReadOnlyList<(string View, string Label, SagaStatus[] Statuses)> Views =
    [
        ("all", "All", []),
        ("attention", "Needs attention", [SagaStatus.NeedsIntervention]),
        ("running", "Running", [SagaStatus.Accepted, SagaStatus.Running]),
        ("retrying", "Retrying", [SagaStatus.Retrying]),
        ("waiting", "Waiting", [SagaStatus.Waiting]),
        ("compensating", "Compensating", [SagaStatus.Compensating]),
        ("completed", "Completed", [SagaStatus.Completed]),
        ("failed", "Failed", [SagaStatus.Failed]),
        ("compensated", "Compensated", [SagaStatus.Compensated]),
        ("cancelled", "Cancelled", [SagaStatus.Cancelled]),
    ];

    public static readonly IReadOnlyList<(string Range, string Label, TimeSpan Length)> Ranges =
    [
        ("15m", "Last 15 minutes", TimeSpan.FromMinutes(15)),
        ("1h", "Last hour", TimeSpan.FromHours(1)),
        ("1d", "Last 24 hours", TimeSpan.FromDays(1)),
        ("7d", "Last 7 days", TimeSpan.FromDays(7)),
    ];

    const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static SagaListUrl Of(IQueryCollection query)
    {
        var view = Value(query, "view");
        return new SagaListUrl(
            Views.Any(v => v.View == view) ? view! : "all", Value(query, "kind"), Value(query, "q"), Value(query, "range"),
            Value(query, "from"), Value(query, "to"), Value(query, "after"), Value(query, "state"));
    }

    public bool IsFiltered =>
        Kind is not null || Text is not null || Range is not null || From is not null || State is not null || To is not null;

    public SagaListQuery Query(DateTimeOffset now, int limit) => new(
        State is null ? Views.First(v => v.View == View).Statuses : StatusesOf(State),
        Kind,
        Text,
        Since(now),
        Instant(To),
        After is not null && SagaCursor.TryParse(After, out var cursor) ? cursor : null,
        limit,
        State);

    public DateTimeOffset? Since(DateTimeOffset now) =>
        Instant(From) ?? (Ranges.FirstOrDefault(r => r.Range == Range) is { Label: not null } range ? now - range.Length : null);

    public DateTimeOffset? Before() => Instant(To);

    public override string ToString()
    {
        var query = new QueryBuilder();
        (string, string?)[] parts =
        [
            ("view", View == "all" ? null : View), ("kind", Kind), ("q", Text), ("range", Range), ("from", From), ("to", To),
            ("state", State), ("after", After),
        ];
        foreach (var (name, value) in parts)
        {
            if (value is not null)
                query.Add(name, value);
        }
        return "/sagas" + query;
    }

    /// <summary>A final state is a status of its own; a saga in any other state has not ended, and those are few.</summary>
    static SagaStatus[] StatusesOf(string state) =>
        Enum.TryParse<SagaStatus>(state, out var end) && end.IsFinal()
            ? [end]
            : [.. Enum.GetValues<SagaStatus>().Where(status => !status.IsFinal())];

    /// <summary>A browser's date field sends no time zone; it is read as UTC, in which the console shows times.</summary>
    static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var at) ? at : null;

    static string? Value(IQueryCollection query, string name) =>
        query[name].ToString() is { Length: > 0 and <= 200 } value ? value : null;
}
