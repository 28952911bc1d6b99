using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Journal;

/// <summary>
/// Sends what is committed but not confirmed as sent: outputs of HTTP requests, which have no redelivery, and outputs that their
/// destination did not accept. It skips what still cannot be sent, so that a refusing destination delays only its own messages.
/// </summary>
sealed partial class OutboxRelay(
    IJournalStore store,
    Dispatcher dispatcher,
    Destinations destinations,
    DatabaseTrouble trouble,
    JournalClock clock,
    TimeProvider time,
    IOptions<JournalOptions> options,
    ILogger<OutboxRelay> log
) : BackgroundService
{
    const int Page = 200;
    static readonly TimeSpan PausePerBlocked = TimeSpan.FromMilliseconds(2),
        LongestPause = TimeSpan.FromSeconds(30),
        Said = TimeSpan.FromMinutes(1);
    DateTimeOffset? said;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var blocked = 0;
            try
            {
                blocked = await Round(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                trouble.Note(store.Classify(failure), failure);
                LookFailed(failure.Message);
            }
            await Task.Delay(PauseAfter(blocked), time, stoppingToken);
        }
    }

    /// <summary>Reads all pending entries page by page and sends what can be sent; returns how many entries still wait.</summary>
    internal async Task<int> Round(CancellationToken cancellation)
    {
        var blocked = new Dictionary<Uri, int>();
        PendingPlace? place = null;
        IReadOnlyList<JournalEntry> page;
        do
        {
            page = await store.Pending(clock.Now - options.Value.SweepAfter, place, Page, cancellation);
            await SendPage(page, blocked, cancellation);
            place = page.Count == 0 ? place : new PendingPlace(page[^1].At, page[^1].Position);
        }
        while (page.Count == Page);
        Say(blocked);
        return blocked.Values.Sum();
    }

    async Task SendPage(IReadOnlyList<JournalEntry> page, Dictionary<Uri, int> blocked, CancellationToken cancellation)
    {
        var open = new List<(JournalEntry Entry, IReadOnlyList<OutboundMessage> Outputs)>();
        var sent = new List<JournalEntry>();
        foreach (var entry in page)
        {
            var outputs = OutboundMessage.Deserialize(entry.Outputs);
            if (ClosedAmong(outputs) is not null)
                Count(outputs, blocked);
            else if (!outputs.Any(output => destinations.IsSuspect(output.Destination)))
                open.Add((entry, outputs));
            // When a refusing destination is due for an attempt, one message tries it; the others follow or wait.
            else if (await dispatcher.Send(outputs, cancellation))
                sent.Add(entry);
            else
                Count(outputs, blocked);
        }
        var taken = await Task.WhenAll(open.Select(one => dispatcher.Send(one.Outputs, cancellation)));
        sent.AddRange(open.Where((_, i) => taken[i]).Select(one => one.Entry));
        foreach (var (_, outputs) in open.Where((_, i) => !taken[i]))
            Count(outputs, blocked);
        foreach (var endpoint in sent.GroupBy(entry => entry.Endpoint))
            await store.MarkPending(endpoint.Key, [.. endpoint.Select(entry => entry.MessageId)], pending: false, cancellation);
        JournalMetrics.SweptUp(sent.Count);
    }

    void Count(IReadOnlyList<OutboundMessage> outputs, Dictionary<Uri, int> blocked)
    {
        var destination = ClosedAmong(outputs) ?? outputs[0].Destination;
        blocked[destination] = blocked.GetValueOrDefault(destination) + 1;
    }

    Uri? ClosedAmong(IReadOnlyList<OutboundMessage> outputs) =>
        outputs.FirstOrDefault(output => destinations.IsClosed(output.Destination))?.Destination;

    /// <summary>Each round reads the blocked entries again, so the pause grows with their number.</summary>
    TimeSpan PauseAfter(int blocked)
    {
        var pause = PausePerBlocked * blocked;
        return pause < options.Value.PollInterval ? options.Value.PollInterval : pause < LongestPause ? pause : LongestPause;
    }

    void Say(Dictionary<Uri, int> blocked)
    {
        if (blocked.Count == 0 || time.GetUtcNow() - said < Said)
            return;
        said = time.GetUtcNow();
        foreach (var refusal in destinations.Closed.Where(refusal => blocked.ContainsKey(refusal.Destination)))
            StillUnsent(blocked[refusal.Destination], refusal.Destination, refusal.Since, refusal.Reason);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} messages wait for {Destination}, which has accepted none since {Since:u} ({Reason}); they are in the journal "
            + "and are sent as soon as it does"
    )]
    partial void StillUnsent(int count, Uri destination, DateTimeOffset since, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Could not look for unsent messages ({Reason}); trying again")]
    partial void LookFailed(string reason);
}
