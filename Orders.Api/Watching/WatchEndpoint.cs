using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Orders.Api.Input;
using Orders.Api.Submissions;
using Sagas.Streams;

namespace Orders.Api.Watching;

/// <summary>A submission as a stream: its current state, then every change, until it finishes.</summary>
sealed class WatchEndpoint<TFields>(SubmissionKind kind) where TFields : class, IFields<TFields>
{
    public void Map(RouteGroupBuilder group) =>
        group.MapGet("/{id}/events", Watch).WithName($"Watch{kind.Name}")
            .WithSummary($"Server-sent events: the {kind.Noun} now, and whenever it changed, until it finished.")
            .WithDescription(
                "Events are 'changed' and, as the last one, 'finished'. A reader that connects again with the id of its last event is "
                    + "told what it missed, and nothing twice; 204 when it has seen the end. Comment lines keep a silent stream open."
            )
            .Produces<SubmissionResource<TFields>>(200, "text/event-stream")
            .Produces(204)
            .ProducesProblem(404)
            .ProducesProblem(429);

    async Task<IResult> Watch(
        string id,
        HttpContext http,
        [FromHeader(Name = "Last-Event-ID")] [Description("The id of the last event that was seen.")] string? lastSeen,
        [FromQuery(Name = "lastEventId")]
        [Description("The same, for readers that cannot set the header, which goes first.")]
            string? lastSeenInQuery,
        SubmissionReader reader,
        Lookout lookout,
        EventStreams streams)
    {
        if (streams.Slots.Take(Caller.Of(http), out var why) is not { } slot)
            return streams.Refuse(http, kind, why);
        http.Response.RegisterForDispose(slot);
        if (await reader.Find(kind, id, http.RequestAborted) is not { } row)
            return Refusals.Unknown(kind, id);
        var watcher = lookout.Watch(row, streams.Show<TFields>, NullIfEmpty(lastSeen) ?? NullIfEmpty(lastSeenInQuery));
        http.Response.RegisterForDispose(watcher);
        return await streams.Begin(watcher, http.RequestAborted);
    }

    static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
