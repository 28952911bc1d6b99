using MassTransit;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;

namespace Sagas.Journal;

/// <summary>The consume context that handlers see: their sends become part of the unit of work.</summary>
sealed class JournalConsumeContext<T>(ConsumeContext<T> context, UnitOfWork unit, IMessageAspect aspects, IServiceProvider services)
    : OutboxConsumeContextProxy<T>(context, NoOptions, services) where T : class
{
    static readonly OutboxConsumeOptions NoOptions = new();

    readonly NonPropagatedHeaders headers = new(context.Headers, aspects);

    public override Headers Headers => headers;
    public override bool ContinueProcessing { get; set; } = true;
    public override bool IsMessageConsumed => false;
    public override bool IsOutboxDelivered => false;
    public override int ReceiveCount => 0;
    public override long? LastSequenceNumber => null;

    public override Task AddSend<TSend>(SendContext<TSend> context)
    {
        if (
            context.DestinationAddress is not null
            && (context.DestinationAddress == ResponseAddress || context.DestinationAddress == FaultAddress)
        )
            aspects.Answer(Headers, context.Headers);
        OutboxCapture.Output(unit, context);
        return Task.CompletedTask;
    }

    /// <summary>The filter notifies the observers: of success after the commit, of a failure once it is journalled.</summary>
    public override Task NotifyConsumed<TMessage>(ConsumeContext<TMessage> context, TimeSpan duration, string consumerType) =>
        Task.CompletedTask;

    public override Task NotifyFaulted<TMessage>(
        ConsumeContext<TMessage> context,
        TimeSpan duration,
        string consumerType,
        Exception exception
    ) => Task.CompletedTask;

    // The other members serve MassTransit's own outbox, whose delivery loop is not used here.
    public override Task SetConsumed() => Task.CompletedTask;
    public override Task SetDelivered() => Task.CompletedTask;
    public override Task<List<OutboxMessageContext>> LoadOutboxMessages() => Task.FromResult(new List<OutboxMessageContext>());
    public override Task NotifyOutboxMessageDelivered(OutboxMessageContext message) => Task.CompletedTask;
    public override Task RemoveOutboxMessages() => Task.CompletedTask;
}
