using System.Globalization;
using System.Reflection;
using MassTransit.Testing;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Testing;

/// <summary>One saga in the hands of a test: its input. The rest of the language is in the other parts of this class.</summary>
public sealed partial class SagaTest<TState> : ISagaTest, IAsyncDisposable where TState : SagaState, new()
{
    static readonly Assembly[] Toolkit = [typeof(SagaState).Assembly, typeof(StepRefused).Assembly, typeof(TimerElapsed).Assembly];

    readonly ISagaHost host;
    int messages;
    Guid? sagaId;

    internal SagaTest(ISagaHost host) => this.host = host;

    /// <summary>The saga's id; known from its first message on.</summary>
    public Guid SagaId => sagaId ?? throw Wrong("The saga has no id yet: give it a message first.");

    /// <summary>MassTransit's own harness, for what this language does not say.</summary>
    /// <exception cref="NotSupportedException">The test runs on the engine alone.</exception>
    public ITestHarness Harness => host.Harness;

    /// <summary>The message that starts the saga.</summary>
    public Task Given<TMessage>(TMessage message) where TMessage : class => Receives(message);

    /// <summary>A saga that an earlier version of its table, or of the program, left behind.</summary>
    public void GivenThat(TState saga)
    {
        sagaId ??= saga.CorrelationId;
        host.Put(saga);
    }

    /// <summary>A message from outside: an event, a request, a second start.</summary>
    /// <param name="messageId">The broker's id of it; the same id twice is one message delivered twice. Absent for a new one.</param>
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

    /// <summary>Sends, and returns when the saga has handled it and all that follows from it inside this test.</summary>
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
                "The saga does not come to rest: messages that were sent are still not handled. A "
                    + "handler waits for something that does not come."
            );
        }
        if (host.Failure is { } failure)
            throw Wrong(
                $"The saga threw instead of deciding. {failure.GetType().Name}: "
                    + $"{failure.Message}\n{string.Join('\n', (failure.StackTrace ?? "").Split('\n').Take(5))}"
            );
    }

    /// <summary>Message ids count up, so that a journal is the same in each run.</summary>
    Guid NextMessageId() => new(Interlocked.Increment(ref messages).ToString("D32", CultureInfo.InvariantCulture));

    /// <summary>Ends what the test runs on; checks nothing.</summary>
    public ValueTask DisposeAsync() => host.DisposeAsync();

    Guid ISagaTest.NextMessageId() => NextMessageId();

    Task ISagaTest.Answer<TMessage>(Uri address, TMessage message, Letter letter) => Settle(host.Answer(address, message, letter));

    SagaTestException ISagaTest.Wrong(string what) => Wrong(what);
}
