using System.Text.Json;
using Sagas.Engine;
using Sagas.Messages;
using Sagas.StateMachines;

namespace Sagas.Testing;

/// <summary>A message in transit to a saga.</summary>
/// <param name="Origin">For a message that starts a saga: its parent or predecessor.</param>
sealed record Delivery(EngineMachine Machine, object Message, Type Contract, Letter Letter, SagaOrigin? Origin);

/// <summary>All sagas of one kind, run by the engine.</summary>
abstract class EngineMachine(string endpoint, ISagaTable table)
{
    internal string Endpoint { get; } = endpoint;
    internal Uri Address { get; } = new($"loopback://localhost/{endpoint}");
    internal ISagaTable Table { get; } = table;

    /// <summary>The types of messages that the table decides.</summary>
    internal abstract IEnumerable<Type> Messages { get; }

    internal abstract bool Decides(Type message);

    internal abstract bool Has(Guid saga);

    /// <summary>The saga as stored; null when there is none, or when this machine is of another kind.</summary>
    internal abstract T? Copy<T>(Guid saga) where T : SagaState;

    internal abstract SagaDetail? Detail(Guid saga);

    internal abstract void Put(SagaState saga);

    /// <returns>The journal entry; null when the message does not concern this machine.</returns>
    internal abstract EngineEntry? Handle(Delivery delivery);

    internal static EngineMachine Of<TMachine, TState>(IServiceProvider services, EngineHost host)
        where TMachine : class
        where TState : SagaState, new() => new EngineMachine<TState>(EngineTable<TState>.Of<TMachine>(services, host.HasServices), host);
}

sealed class EngineMachine<TState>(EngineTable<TState> table, EngineHost host) : EngineMachine(typeof(TState).Name, table.Machine)
    where TState : SagaState, new()
{
    readonly Dictionary<Guid, TState> sagas = [];

    internal override IEnumerable<Type> Messages => table.Messages;

    internal override bool Decides(Type message) => table.Messages.Contains(message);

    internal override bool Has(Guid saga) => sagas.ContainsKey(saga);

    internal override T? Copy<T>(Guid saga) where T : class =>
        sagas.TryGetValue(saga, out var found) && typeof(T) == typeof(TState)
            ? JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(found, JournalJson.Options), JournalJson.Options)
            : null;

    internal override SagaDetail? Detail(Guid saga) => sagas.GetValueOrDefault(saga)?.Detail();

    internal override void Put(SagaState saga) => sagas[saga.CorrelationId] = (TState)saga;

    internal override EngineEntry? Handle(Delivery delivery)
    {
        var id = MessageNames.SagaIdReader(delivery.Contract)!(delivery.Message);
        if (!sagas.TryGetValue(id, out var saga) && Begin(id, delivery.Contract) is { } begun)
            saga = begun;
        if (saga is null)
            return null;
        var (from, now) = (saga.CurrentState, host.Time.GetUtcNow());
        var row = table.Row(from, delivery.Contract);
        var letter = delivery.Letter;
        var input = SagaInputs.Of(
            row.Key,
            delivery.Message,
            delivery.Contract,
            new MessageHead(letter.Step, letter.Attempt, delivery.Origin)
        );
        var decision = SagaEngine.Decide(table.Definition, saga, input, now, host.Policies);
        if (decision.Effects is [SagaEffect.NotMeant])
            return null;
        sagas[id] = saga;
        (saga.CurrentState, saga.UpdatedAt) = (decision.State, now);
        saga.Version++;
        var entry = new EngineEntry(this, delivery, saga.CorrelationId, saga.Version, now, from, saga.CurrentState, row, input);
        foreach (var effect in decision.Effects)
            Perform(saga, delivery, entry, effect);
        return entry;
    }

    /// <summary>Creates a saga that starts or is cancelled before its start; null when the message does not start one.</summary>
    TState? Begin(Guid id, Type message)
    {
        if (message == typeof(CancelSaga) || table.Definition.Starts(message))
            return new TState { CorrelationId = id };
        if (table.Definition.Awaits(message) && !host.KnowsElsewhere(id, than: this))
            throw UnknownSagaException.For(Table.Kind, id, message);
        return null;
    }

    void Perform(TState saga, Delivery delivery, EngineEntry entry, SagaEffect effect)
    {
        var letter = delivery.Letter;
        switch (effect)
        {
            case SagaEffect.Send send:
                entry.Send(new EngineSent(send.Message, send.Contract, NewLetter(send.Step, send.Attempt), Address));
                break;
            case SagaEffect.StartChild start:
                entry.Send(new EngineSent(start.Message, start.Contract, NewLetter(start.Step, start.Attempt), Address)
                {
                    Origin = new SagaOrigin(saga.CorrelationId, start.Step, Address),
                });
                break;
            case SagaEffect.ContinueAsNew next:
                entry.Send(new EngineSent(next.Message, next.Contract, NewLetter(saga.ParentId is null ? null : saga.ParentStep, null))
                {
                    Origin = new SagaOrigin(saga.ParentId, saga.ParentStep, saga.ParentAddress, saga.CorrelationId, saga.Run + 1),
                });
                break;
            case SagaEffect.CancelChild cancel: entry.Send(Event(OwnMessages.CancelOf(cancel, host.BusinessIds))); break;
            case SagaEffect.TellParent tell: entry.Send(Event(tell.End, to: tell.Address)); break;
            case SagaEffect.PassOn pass:
                var asked = Redirected.To(pass.SagaId, delivery.Message);
                entry.Send(new EngineSent(asked, delivery.Contract, letter with { MessageId = host.NextId() }));
                break;
            case SagaEffect.Accepted when letter.Asker is { } asker:
                entry.Send(Event(new OperationAccepted(saga.CorrelationId), asker, letter.RequestId));
                break;
            case SagaEffect.Refused refused:
                entry.Ignored = "refused: " + refused.Reason;
                if (letter.Asker is { } whom)
                    entry.Send(Event(new OperationRefused(saga.CorrelationId, refused.Reason), whom, letter.RequestId));
                break;
            case SagaEffect.NeedsIntervention stopped: entry.Send(Event(OwnMessages.Announcement(saga, stopped, entry.At))); break;
            case SagaEffect.Revoke revoke: entry.Send(Event(OwnMessages.RevocationOf(saga.CorrelationId, revoke))); break;
            case SagaEffect.KeepsFailing failing: entry.Send(Event(OwnMessages.Announcement(saga, failing, entry.At))); break;
            case SagaEffect.Ended ended: entry.Send(Event(OwnMessages.FinishedOf(ended.Detail))); break;
            case SagaEffect.ArmTimer arm: host.Arm(saga.CorrelationId, arm.DueAt, this); break;
            case SagaEffect.DisarmTimer: host.Disarm(saga.CorrelationId); break;
            case SagaEffect.Ignored ignored: entry.Ignored = ignored.Reason; break;
        }
    }

    Letter NewLetter(string? step, int? attempt) => new(host.NextId(), Step: step, Attempt: attempt);

    EngineSent Event<T>(T message, Uri? to = null, Guid? request = null)
        where T : class => new(message, typeof(T), new Letter(host.NextId(), request)) { To = to };
}
