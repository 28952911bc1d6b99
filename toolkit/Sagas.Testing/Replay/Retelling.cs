using System.Globalization;
using System.Text.Json;
using MassTransit;
using Sagas.History;
using Sagas.Messages;

namespace Sagas.Testing;

/// <summary>Sends the messages of a history to the machine one by one and compares its decisions.</summary>
sealed class Retelling(SagaHost host, SagaHistory history, Uri saga)
{
    static readonly Uri Asker = new("loopback://localhost/asker");
    readonly Dictionary<string, Type> messages = SagaHost.MessagesOf(host.Machines.First()).ToDictionary(MessageNames.Of);
    readonly List<ReplayDifference> differences = [];

    internal async Task<IReadOnlyList<ReplayDifference>> Tell()
    {
        foreach (var (index, entry) in history.Entries.Index())
        {
            // What a participant in the same database did for the saga shows in its answer.
            if (entry.Seq > 0 && !await IsFollowed(index + 1, entry))
                break;
        }
        return differences;
    }

    /// <summary>False when the machine took another path, so that the rest of the history no longer applies.</summary>
    async Task<bool> IsFollowed(int number, HistoryEntry entry)
    {
        if (!messages.TryGetValue(entry.Message, out var type))
        {
            Differ(
                number,
                "message",
                $"{entry.Message} is decided",
                $"the machine does not know it; it knows {string.Join(", ", messages.Keys.Order())}"
            );
            return false;
        }
        host.Time.Set(entry.At);
        var id = new Guid(number.ToString("D32", CultureInfo.InvariantCulture));
        await Send(entry, type, id);
        await host.Traffic.Quiet();
        if (host.Traffic.Failure is { } failure)
        {
            Differ(number, "decision", "one", $"{failure.GetType().Name}: {failure.Message}");
            return false;
        }
        if (host.Store.Entries.FirstOrDefault(told => told.MessageId == id) is not { } got)
        {
            Differ(number, "journal", "an entry", "none: the machine could no longer read the message, or attributed it to another saga");
            return false;
        }
        Compare(number, entry, HistoryEntry.Of(got));
        return entry.ToState == got.ToState;
    }

    void Compare(int number, HistoryEntry expected, HistoryEntry got)
    {
        if (expected.ToState != got.ToState)
            Differ(number, "state after", expected.ToState ?? "none", got.ToState ?? "none");
        if (expected.Ignored is null != got.Ignored is null)
            Differ(number, "ignored", expected.Ignored ?? "no", got.Ignored ?? "no");
        var sent = expected.Sent.Select(message => message.Message).ToList();
        if (!sent.SequenceEqual(got.Sent.Select(message => message.Message)))
        {
            Differ(number, "sent", Names(expected.Sent), Names(got.Sent));
            return;
        }
        foreach (var (message, again) in expected.Sent.Zip(got.Sent))
        {
            if (message.Step != again.Step)
                Differ(number, $"{message.Message}, its step", message.Step ?? "none", again.Step ?? "none");
            if (message.Attempt != again.Attempt)
                Differ(number, $"{message.Message}, its attempt", $"{message.Attempt}", $"{again.Attempt}");
            foreach (var (path, was, now) in JsonDifferences.Between(message.Message, message.Body, again.Body))
                Differ(number, path, was, now);
        }
    }

    void Differ(int number, string what, string expected, string got) => differences.Add(new(number, what, expected, got));

    static string Names(IReadOnlyList<HistoryMessage> sent) =>
        sent.Count == 0 ? "nothing" : string.Join(", ", sent.Select(message => message.Message));

    /// <summary>Sends the recorded body in a MassTransit envelope, with a response address if the original had one.</summary>
    Task Send(HistoryEntry entry, Type type, Guid id)
    {
        var urn = MessageUrn.ForTypeString(type);
        var starts = entry.FromState == "Initial" && history.StartedWith.Count > 0;
        var isAsked = starts || entry.Sent.Any(sent => sent.Message is nameof(OperationAccepted) or nameof(OperationRefused));
        var headers = new Dictionary<string, object>();
        foreach (var (name, value) in starts ? history.StartedWith : new Dictionary<string, string>())
            headers[name] = int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : value;
        if (entry.Step is not null)
            headers[StepHeaders.Step] = entry.Step;
        if (entry.Attempt is not null)
            headers[StepHeaders.Attempt] = entry.Attempt;
        var envelope = JsonSerializer.Serialize(
            new
            {
                messageId = id,
                responseAddress = isAsked ? Asker : null,
                destinationAddress = saga,
                messageType = new[] { urn },
                message = WireBody.Of(entry.Body, type),
                headers,
            }
        );
        return host.Send(saga, id, urn, envelope, isAsked ? Asker : null);
    }
}
