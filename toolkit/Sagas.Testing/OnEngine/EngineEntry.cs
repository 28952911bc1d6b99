using System.Collections;
using MassTransit;
using Sagas.Definitions;
using Sagas.Engine;
using Sagas.Journal;
using Sagas.StateMachines;

namespace Sagas.Testing;

/// <summary>A message that the engine decided, and its effects.</summary>
sealed class EngineEntry(
    EngineMachine machine, Delivery delivery, Guid saga, int seq, DateTimeOffset at, string from, string to, TableRow row, SagaInput input)
{
    readonly List<EngineSent> sent = [];

    internal DateTimeOffset At => at;
    internal string? Ignored { get; set; }
    internal IReadOnlyList<EngineSent> Sent => sent;

    internal void Send(EngineSent message) => sent.Add(message);

    /// <summary>The entry as the journal would store it.</summary>
    internal JournalEntry Written(long position)
    {
        var asked = input as SagaInput.ActionRequested;
        var entry = new JournalEntry
        {
            Position = position,
            Endpoint = machine.Endpoint,
            MessageId = delivery.Letter.MessageId,
            SubjectId = saga,
            Seq = seq,
            At = at,
            MessageType = MessageNames.Of(delivery.Contract),
            Body = Sensitive.Serialize(delivery.Message),
            Step = delivery.Letter.Step,
            Attempt = delivery.Letter.Attempt,
            FromState = from,
            ToState = to,
            Ignored = Ignored,
            Outputs = sent.Count == 0 ? null : OutboundMessage.Serialize(sent.ConvertAll(message => message.Written())),
            Actor = asked?.Actor,
            Reason = asked?.Reason,
        };
        if (row.Handling == Handling.RetryOrGiveUp)
            entry.Record((Fault)delivery.Message);
        return entry;
    }
}

/// <summary>The handled messages; entries are created only when they are read.</summary>
sealed class EngineJournal : IReadOnlyList<JournalEntry>
{
    readonly List<EngineEntry> entries = [];
    readonly Dictionary<int, JournalEntry> written = [];

    public int Count => entries.Count;

    public JournalEntry this[int index]
    {
        get
        {
            if (!written.TryGetValue(index, out var entry))
                written.Add(index, entry = entries[index].Written(index + 1));
            return entry;
        }
    }

    internal IEnumerable<EngineSent> Sent => entries.SelectMany(entry => entry.Sent);

    internal void Add(EngineEntry entry) => entries.Add(entry);

    public IEnumerator<JournalEntry> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
