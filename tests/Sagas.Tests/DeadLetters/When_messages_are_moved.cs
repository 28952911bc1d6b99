using Microsoft.Extensions.Logging.Abstractions;
using Sagas.DeadLetters;
using Sagas.Operations;

namespace Sagas.Tests.DeadLetters;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class When_messages_are_moved
{
    readonly FakeQueues queues = new();
    readonly FakeBooks books = new();
    static readonly DeadMessage A = FakeQueues.Message("a"), B = FakeQueues.Message("b"), C = FakeQueues.Message("c");

    [Test]
    public async Task Exactly_the_chosen_ones_go_back_and_the_rest_stays()
    {
        Lie(A, B, C);
        Assert.That(await Move(SagaAction.ResendMessage, B), Is.EqualTo(new[] { ActionOutcome.Accepted }));
        Assert.That(
            (queues.SentBack, queues.Dead),
            Is.EqualTo((new[] { B }, new[] { C, A })),
            "what is passed by goes to the tail; what comes after the last of them is not touched"
        );
        Assert.That(
            new[] { A, B, C }.Select(message => books.Of(message).Status),
            Is.EqualTo(new[] { DeadLetterStatus.Open, DeadLetterStatus.Resent, DeadLetterStatus.Open })
        );
    }

    [Test]
    public async Task What_is_discarded_is_gone()
    {
        Lie(A, B);
        await Move(SagaAction.DiscardMessage, A);
        Assert.That(
            (queues.SentBack, queues.Dead, books.Of(A).Status),
            Is.EqualTo((Array.Empty<DeadMessage>(), new[] { B }, DeadLetterStatus.Discarded))
        );
    }

    [Test]
    public async Task What_the_broker_does_not_take_stays_and_says_why()
    {
        Lie(A, B);
        queues.Refuses = message => message == A ? "there is no such queue" : null;
        Assert.That(await Move(SagaAction.ResendMessage, A, B), Is.EqualTo(new[] { ActionOutcome.Refused, ActionOutcome.Accepted }));
        Assert.That((queues.Dead, books.Of(A).Status), Is.EqualTo((new[] { A }, DeadLetterStatus.Open)));
    }

    [Test]
    public async Task What_is_back_before_the_end_is_reached_is_not_sent_for_ever()
    {
        Lie(A, B, C);
        queues.Handle = queues.Dead.Add;
        await Move(SagaAction.ResendMessage, A, B, C);
        Assert.That(queues.SentBack, Is.EqualTo(new[] { A, B, C }));
    }

    [Test]
    public async Task All_copies_of_one_go()
    {
        queues.Dead.AddRange([A, B, A]);
        books.Know(A, copies: 2);
        books.Know(B);
        Assert.That(await Move(SagaAction.ResendMessage, A), Is.EqualTo(new[] { ActionOutcome.Accepted }));
        Assert.That((queues.SentBack, queues.Dead), Is.EqualTo((new[] { A, A }, new[] { B })));
    }

    [Test]
    public async Task What_somebody_moved_by_hand_is_not_there()
    {
        books.Know(A);
        Assert.That(await Move(SagaAction.ResendMessage, A), Is.EqualTo(new[] { ActionOutcome.NotFound }));
        Assert.That(books.Of(A).Status, Is.EqualTo(DeadLetterStatus.Gone));
    }

    [Test]
    public async Task What_somebody_else_is_moving_is_left_to_them()
    {
        Lie(A);
        books.Of(A).Status = DeadLetterStatus.Resending;
        Assert.That(await Move(SagaAction.DiscardMessage, A), Is.EqualTo(new[] { ActionOutcome.Refused }));
        Assert.That(queues.Dead, Is.EqualTo(new[] { A }));
    }

    [Test]
    public async Task A_broker_that_fails_half_way_leaves_what_is_not_known_to_be_moved_for_the_next_look()
    {
        Lie(A, B);
        queues.Refuses = message => message == B ? throw new TimeoutException("no confirm") : null;
        Assert.That(await Move(SagaAction.ResendMessage, A, B), Is.EqualTo(new[] { ActionOutcome.Accepted, ActionOutcome.NoAnswer }));
        Assert.That(books.Of(B).Status, Is.EqualTo(DeadLetterStatus.Resending), "the queue will tell");
    }

    void Lie(params DeadMessage[] messages)
    {
        foreach (var message in messages)
        {
            queues.Dead.Add(message);
            books.Know(message);
        }
    }

    async Task<IEnumerable<ActionOutcome>> Move(SagaAction action, params DeadMessage[] messages)
    {
        var outcomes = await new DeadLetterMover(
            queues,
            books,
            new DeadLetterCounts(),
            TimeProvider.System,
            NullLogger<DeadLetterMover>.Instance
        ).Move([.. messages.Select(books.Of)], action, Guid.NewGuid());
        return messages.Select(message => outcomes[message.Id].Item1);
    }
}
