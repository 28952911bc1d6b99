using MassTransit;
using Sagas.Definitions;

namespace Sagas.StateMachines;

/// <summary>The events of a machine: one per message type in its table.</summary>
sealed class SagaEvents<TSaga>(StepStateMachine<TSaga> machine) where TSaga : SagaState, new()
{
    readonly Dictionary<Type, Event> events = [];

    /// <summary>Connects a row of the table to the machine.</summary>
    internal void Connect(TableRow row) => OwnMessages.ContractOf(row).Accept(new Connection(this, row));

    void Connect<TMessage>(TableRow row) where TMessage : class => machine.Decide(row, Of<TMessage>(row));

    Event<TMessage> Of<TMessage>(TableRow row) where TMessage : class
    {
        if (!events.TryGetValue(typeof(TMessage), out var declared))
            events.Add(
                typeof(TMessage),
                declared = machine.Declare<TMessage>(row.Key.Kind == InputKind.Start, row.Key.Kind == InputKind.Event)
            );
        return (Event<TMessage>)declared;
    }

    sealed class Connection(SagaEvents<TSaga> events, TableRow row) : IMessageTypeVisitor
    {
        public void Visit<TMessage>() where TMessage : class
        {
            if (row.Key.Kind == InputKind.Fault)
                events.Connect<Fault<TMessage>>(row);
            else
                events.Connect<TMessage>(row);
        }
    }
}
