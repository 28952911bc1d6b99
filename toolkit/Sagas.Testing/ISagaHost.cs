using MassTransit.Testing;
using Sagas.Journal;

namespace Sagas.Testing;

/// <summary>What the test language needs of the place where its sagas run.</summary>
interface ISagaHost : IAsyncDisposable
{
    ManualTime Time { get; }
    StepPolicies Policies { get; }
    ITestHarness Harness { get; }

    /// <summary>The tables of the machines that have one.</summary>
    IEnumerable<ISagaTable> Tables { get; }

    /// <summary>The messages that the sagas under test decide.</summary>
    IEnumerable<Type> Messages { get; }

    /// <summary>Every message that was handled so far, in order.</summary>
    IReadOnlyList<JournalEntry> Journal { get; }

    /// <summary>What was sent so far, in order.</summary>
    IEnumerable<Sent> AllSent { get; }

    /// <summary>What a saga threw while it handled a message, where it should have decided.</summary>
    Exception? Failure { get; }

    /// <summary>True when a saga under test takes what is published so.</summary>
    bool Takes(Type message);

    /// <summary>True when a saga under test gets this message, so that the test does not play the participant.</summary>
    bool Takes(Sent sent);

    /// <summary>The ids under which messages of a type left, as often as they did.</summary>
    IEnumerable<Guid> Dispatched(Type message);

    /// <summary>Publishes, and returns when all that follows from it inside this test is done.</summary>
    Task Publish<TMessage>(TMessage message, Letter letter) where TMessage : class;

    /// <summary>Sends to whoever sent a command, and returns when all that follows from it inside this test is done.</summary>
    Task Answer<TMessage>(Uri address, TMessage message, Letter letter) where TMessage : class;

    /// <summary>A saga as it was last committed; null when there is none.</summary>
    TState? Find<TState>(Guid id) where TState : SagaState;

    /// <summary>A saga of whatever kind, as its readers see it; null when there is none.</summary>
    SagaDetail? Detail(Guid id);

    /// <summary>Puts a saga there as an earlier version of its table left it.</summary>
    void Put<TState>(TState saga) where TState : SagaState;

    /// <summary>When the next timer rings, of any saga or of one; null when none is set.</summary>
    DateTimeOffset? NextTimer(Guid? saga = null);

    /// <summary>Lets the timers that are due now ring, and returns when all that follows from it inside this test is done.</summary>
    Task RingTimers();
}

/// <summary>What a message of a test carries beside its body.</summary>
/// <param name="Asker">Who waits for an answer, if anybody does.</param>
sealed record Letter(Guid MessageId, Guid? RequestId = null, Uri? Asker = null, string? Step = null, int? Attempt = null);
