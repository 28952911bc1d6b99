using MassTransit;
using Sagas.Messages;

namespace Sagas.Testing;

/// <summary>
/// A message that the saga sent. The test answers it as the participant would: at once or later, once, several times or never. Each
/// answer returns when the saga has handled it and everything that follows from it.
/// </summary>
public sealed class Command<T> where T : class
{
    readonly ISagaTest test;
    readonly Sent sent;

    internal Command(ISagaTest test, Sent sent) => (this.test, this.sent, Message) = (test, sent, sent.Read<T>());

    /// <summary>The command as the saga sent it.</summary>
    public T Message { get; }

    /// <summary>The step of the saga that sent it; null for an event, which expects no answer.</summary>
    public string? Step => sent.Step;

    /// <summary>The attempt of the step, from 1.</summary>
    public int? Attempt => sent.Attempt;

    /// <summary>The participant carries out the command.</summary>
    public Task Replies<TReply>(Func<T, TReply> reply) where TReply : class => Replies(reply(Message));

    /// <inheritdoc cref="Replies{TReply}(Func{T, TReply})"/>
    public Task Replies<TReply>(TReply reply) where TReply : class => Reply(reply, test.NextMessageId());

    /// <summary>The participant carries out the command. Its answer is delivered twice, as after a lost acknowledgement.</summary>
    public async Task RepliesTwice<TReply>(Func<T, TReply> reply) where TReply : class
    {
        var id = test.NextMessageId();
        await Reply(reply(Message), id);
        await Reply(reply(Message), id);
    }

    /// <summary>The participant declines for a business reason; the saga does not retry.</summary>
    public Task Refuses(string code, string reason = "refused in a test") =>
        Reply(new StepRefused(SagaIdOfMessage(), Step ?? typeof(T).Name, code, reason), test.NextMessageId());

    /// <summary>
    /// The participant fails: the saga gets the <see cref="MassTransit.Fault{T}"/> of its exception and retries according to its policy.
    /// </summary>
    public Task Throws(Exception failure)
    {
        Fault<T> fault = new TestFault<T>(
            test.NextMessageId(),
            FaultedMessageId: null,
            test.Now.UtcDateTime,
            [TestExceptionInfo.Of(failure)],
            [MessageUrn.ForTypeString<T>()],
            Message
        );
        return test.Answer(Expected(sent.Fault), fault, Letter(test.NextMessageId()));
    }

    /// <summary>
    /// The participant does not answer. Continue with <c>After</c> or <c>UntilNextTimer</c>; this command can still be answered later.
    /// </summary>
    public Command<T> StaysSilent() => this;

    /// <summary>The child saga that this message starts ends with this status; for a child that does not run in this test.</summary>
    /// <param name="code">Why it did not complete; one of the codes of the HTTP contract.</param>
    public Task Ends(SagaStatus status, string? code = null, string message = "ended so in a test") => test.Answer(
        Expected(sent.Answer),
        new ChildFinished(Parent(), Step!, SagaIdOfMessage(), status, code is null ? null : new SagaFailure(Step!, code, message)),
        new Letter(test.NextMessageId()));

    Task Reply<TReply>(TReply reply, Guid id) where TReply : class => test.Answer(Expected(sent.Answer), reply, Letter(id));

    Letter Letter(Guid id) => new(id, sent.RequestId, Step: Step, Attempt: Step is null ? null : Attempt ?? 1);

    Uri Expected(Uri? address) =>
        address
        ?? throw test.Wrong(
            $"{typeof(T).Name} cannot be answered: the saga sent it without a response address, so it is an event, not a command."
        );

    Guid Parent() =>
        Guid.TryParse(sent.Parent, out var parent)
            ? parent
            : throw test.Wrong(
                $"{typeof(T).Name} does not start a child saga: it carries no header {StepHeaders.Parent}. "
                    + "Answer with Replies, Refuses or Throws."
            );

    Guid SagaIdOfMessage() =>
        MessageNames.SagaIdOf(Message)
        ?? throw test.Wrong($"{typeof(T).Name} has no property 'Guid SagaId', so no answer can reach the saga.");
}

/// <summary>What a command needs from its test.</summary>
interface ISagaTest
{
    DateTimeOffset Now { get; }
    Guid NextMessageId();
    Task Answer<TMessage>(Uri address, TMessage message, Letter letter) where TMessage : class;
    SagaTestException Wrong(string what);
}
