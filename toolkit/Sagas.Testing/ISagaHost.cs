using MassTransit.Testing;
using Sagas.Journal;

namespace Sagas.Testing;

/// <summary>What the test language needs from the host of its sagas.</summary>
interface ISagaHost : IAsyncDisposable
{
    ManualTime Time { get; }
    StepPolicies Policies { get; }
    ITestHarness Harness { get; }

    /// <summary>The tables of the machines that have a table.</summary>
    IEnumerable<ISagaTable> Tables { get; }

    /// <summary>The types of messages that the sagas under test decide.</summary>
    IEnumerable<Type> Messages { get; }

    /// <summary>Every message that was handled so far, in order.</summary>
    IReadOnlyList<JournalEntry> Journal { get; }

    /// <summary>What was sent so far, in order.</summary>
    IEnumerable<Sent> AllSent { get; }

    /// <summary>The exception of a saga that threw while it handled a message.</summary>
    Exception? Failure { get; }

    /// <summary>True when a saga under test receives this type when it is published.</summary>
    bool Takes(Type message);

    /// <summary>True when a saga under test receives this message, so that the test does not play its participant.</summary>
    bool Takes(Sent sent);

    /// <summary>The ids of sent messages of a type, once per time sent.</summary>
    IEnumerable<Guid> Dispatched(Type message);

    /// <summary>Publishes, and returns when everything that follows from it in this test is done.</summary>
    Task Publish<TMessage>(TMessage message, Letter letter) where TMessage : class;

    /// <summary>Sends to the sender of a command, and returns when everything that follows from it in this test is done.</summary>
    Task Answer<TMessage>(Uri address, TMessage message, Letter letter) where TMessage : class;

    /// <summary>A saga as last committed; null when there is none.</summary>
    TState? Find<TState>(Guid id) where TState : SagaState;

    /// <summary>A saga of any kind, as readers see it; null when there is none.</summary>
    SagaDetail? Detail(Guid id);

    /// <summary>Stores a saga as an earlier version of its table left it.</summary>
    void Put<TState>(TState saga) where TState : SagaState;

    /// <summary>When the next timer fires, of any saga or of one; null when none is set.</summary>
    DateTimeOffset? NextTimer(Guid? saga = null);

    /// <summary>Fires the timers that are due now, and returns when everything that follows from it in this test is done.</summary>
    Task RingTimers();
}

/// <summary>What a test's message carries in addition to its body.</summary>
/// <param name="Asker">The address that awaits an answer; null when there is none.</param>
sealed record Letter(Guid MessageId, Guid? RequestId = null, Uri? Asker = null, string? Step = null, int? Attempt = null);
