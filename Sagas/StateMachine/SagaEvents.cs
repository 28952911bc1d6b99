using MassTransit;
using Sagas.Definitions;
using Sagas.Engine;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>The events of a machine: one for each type of message that its table decides.</summary>
sealed class SagaEvents<TSaga>(StepStateMachine<TSaga> machine) where TSaga : SagaState, new()
{
    readonly Dictionary<Type, Event> events = [];

    /// <summary>Lets the machine decide as a row of the table says.</summary>
    internal void Connect(TableRow row)
    {
        if (row.Contract is { } contract)
            contract.Accept(new Connection(this, row));
        else
            ConnectOwn(row);
    }

    void ConnectOwn(TableRow row)
    {
        switch (row.Key)
        {
            case { Kind: InputKind.Declined }: Connect<StepRefused>(row); break;
            case { Kind: InputKind.Heartbeat }: Connect<StepHeartbeat>(row); break;
            case { Kind: InputKind.Child }: Connect<ChildFinished>(row); break;
            case { Kind: InputKind.Timer }: Connect<TimerElapsed>(row); break;
            case { Request: SagaRequest.Cancel }: Connect<CancelSaga>(row); break;
            case { Request: SagaRequest.Retry }: Connect<RetrySaga>(row); break;
            case { Request: SagaRequest.Resolve }: Connect<ResolveSaga>(row); break;
            case { Request: SagaRequest.FireTimer }: Connect<FireTimer>(row); break;
            case { Request: SagaRequest.Approve }: Connect<ApproveSaga>(row); break;
            case { Request: SagaRequest.Reject }: Connect<RejectSaga>(row); break;
            default: throw new NotSupportedException($"No message of the bus is {row.Message}.");
        }
    }

    void Connect<TMessage>(TableRow row) where TMessage : class => machine.Decide(row, Of<TMessage>(row));

    Event<TMessage> Of<TMessage>(TableRow row) where TMessage : class
    {
        if (!events.TryGetValue(typeof(TMessage), out var declared))
            events.Add(typeof(TMessage), declared = machine.Declare<TMessage>(row.Key.Kind == InputKind.Start, row.Key.Kind == InputKind.Event));
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
