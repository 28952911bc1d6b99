using System.Globalization;
using System.Reflection;
using MassTransit.Testing;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Testing;

/// <summary>A saga under test: its input. The other parts of this class hold the rest of the test language.</summary>
public sealed partial class SagaTest<TState> : ISagaTest, IAsyncDisposable where TState : SagaState, new()
{
    static readonly Assembly[] Toolkit = [typeof(SagaState).Assembly, typeof(StepRefused).Assembly, typeof(TimerElapsed).Assembly];

    readonly ISagaHost host;
    int messages;
    Guid? sagaId;

    internal SagaTest(ISagaHost host) => this.host = host;

    /// <summary>The saga's id, known after its first message.</summary>
    public Guid SagaId => sagaId ?? throw Wrong("The saga has no id yet: send it a message first.");

    /// <summary>MassTransit's own harness, for what this test language does not cover.</summary>
    /// <exception cref="NotSupportedException">The test runs on the engine alone.</exception>
    public ITestHarness Harness => host.Harness;

    /// <summary>Sends the message that starts the saga.</summary>
    public Task Given<TMessage>(TMessage message) where TMessage : class => Receives(message);

    /// <summary>Stores a saga that an earlier version of its table, or of the program, left behind.</summary>
    public void GivenThat(TState saga)
    {
        sagaId ??= saga.CorrelationId;
        host.Put(saga);
    }

    /// <summary>Sends a message from outside: an event, a request, a second start.</summary>
    /// <param name="messageId">The message id; the same id twice is one message delivered twice. Null for a new id.</param>
    public Task Receives<TMessage>(TMessage message, Guid? messageId = null) where TMessage : class
    {
        if (!host.Takes(typeof(TMessage)))
            throw Wrong(
                $"No saga of this test decides a {typeof(TMessage).Name}. It decides {string.Join(", ", Own().Order())}, and what the "
                    + "toolkit sends."
            );
        sagaId ??= MessageNames.SagaIdOf(message);
        return Publish(message, new Letter(messageId ?? NextMessageId()));
    }

    IEnumerable<string> Own() => host.Messages
        .Where(message => !message.IsGenericType && !Toolkit.Contains(message.Assembly)).Select(MessageNames.Of).Distinct();

    /// <summary>Sends, and returns when the saga has handled it and everything that follows from it in this test.</summary>
    Task Publish<TMessage>(TMessage message, Letter letter) where TMessage : class => Settle(host.Publish(message, letter));

    async Task Settle(Task sending)
    {
        try
        {
            await sending;
        }
        catch (TimeoutException)
        {
            throw Wrong(
                "The saga does not settle: sent messages are still not handled. A "
                    + "handler is waiting for something that never happens."
            );
        }
        if (host.Failure is { } failure)
            throw Wrong(
                $"The saga threw instead of deciding. {failure.GetType().Name}: "
                    + $"{failure.Message}\n{string.Join('\n', (failure.StackTrace ?? "").Split('\n').Take(5))}"
            );
    }

    /// <summary>Message ids count up, so that the journal is the same in every run.</summary>
    Guid NextMessageId() => new(Interlocked.Increment(ref messages).ToString("D32", CultureInfo.InvariantCulture));

    /// <summary>Disposes the host; checks nothing.</summary>
    public ValueTask DisposeAsync() => host.DisposeAsync();

    Guid ISagaTest.NextMessageId() => NextMessageId();

    Task ISagaTest.Answer<TMessage>(Uri address, TMessage message, Letter letter) => Settle(host.Answer(address, message, letter));

    SagaTestException ISagaTest.Wrong(string what) => Wrong(what);
}
