using MassTransit;

namespace Sagas.Testing.Tests;

public record FairOpened(Guid SagaId);

public record LightLamps(Guid SagaId);

public record PlayMusic(Guid SagaId);

public sealed class FairState : SagaState;

/// <summary>A machine without a table of steps: the language takes any state machine on the journal.</summary>
public sealed class FairStateMachine : MassTransitStateMachine<FairState>
{
    public FairStateMachine()
    {
        InstanceState(saga => saga.CurrentState);
        Event(() => Opened, opened =>
        {
            opened.CorrelateById(context => context.Message.SagaId);
            opened.InsertOnInitial = true;
            opened.SetSagaFactory(context => new FairState { CorrelationId = context.Message.SagaId });
        });
        Initially(When(Opened)
            .Publish(context => new LightLamps(context.Saga.CorrelationId))
            .Publish(context => new PlayMusic(context.Saga.CorrelationId))
            .TransitionTo(Open));
    }

    public Event<FairOpened> Opened { get; private set; } = null!;
    public State Open { get; private set; } = null!;
}

public sealed class When_branches_run_in_parallel
{
    [Test]
    public async Task Should_take_their_commands_in_any_order()
    {
        await using var saga = await Opened();
        var (music, lamps) = saga.ExpectsInAnyOrder<PlayMusic, LightLamps>();
        Assert.That((music.Message.SagaId, lamps.Message.SagaId), Is.EqualTo((saga.SagaId, saga.SagaId)));
        saga.ExpectsNothing();
        saga.IsIn("Open");
    }

    [Test]
    public async Task Should_say_what_waits_when_none_is_the_expected_one()
    {
        await using var saga = await Opened();
        saga.ExpectsInAnyOrder<PlayMusic>();
        Approved.Check("any-order", Assert.Throws<SagaTestException>(() => saga.ExpectsInAnyOrder<PlayMusic>())!.Message);
    }

    [Test]
    public async Task Should_say_that_an_event_cannot_be_answered()
    {
        await using var saga = await Opened();
        var lamps = saga.Expects<LightLamps>();
        Assert.That(
            Assert.ThrowsAsync<SagaTestException>(() => lamps.Replies(c => c))!.Message,
            Does.StartWith("LightLamps cannot be answered")
        );
    }

    static async Task<SagaTest<FairState>> Opened()
    {
        var saga = await SagaTest.Of<FairStateMachine, FairState>();
        await saga.Given(new FairOpened(SagaId.Of("Fair", "1")));
        return saga;
    }
}
