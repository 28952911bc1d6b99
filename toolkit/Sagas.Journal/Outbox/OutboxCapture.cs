using System.Diagnostics;
using MassTransit;

namespace Sagas.Journal;

/// <summary>Captures a handler's sends as outputs of its unit of work instead of sending them.</summary>
static class OutboxCapture
{
    /// <param name="mandatory">True when no deadline would notice that the message reached no queue.</param>
    internal static void Output<T>(UnitOfWork unit, SendContext<T> context, bool mandatory = false) where T : class
    {
        var envelope = context.Serializer.GetMessageBody(context).GetString();
        unit.Send(
            new OutboundMessage(
                context.MessageId ?? NewId.NextGuid(),
                context.DestinationAddress
                    ?? throw new MessageException(
                        typeof(T),
                        $"{typeof(T).Name} was sent without a destination; use Publish, or an endpoint from GetSendEndpoint."
                    ),
                context.SupportedMessageTypes,
                context.ContentType?.MediaType ?? "application/vnd.masstransit+json",
                context.RequestId,
                context.ConversationId,
                context.CorrelationId,
                context.InitiatorId,
                context.SourceAddress,
                context.ResponseAddress,
                context.FaultAddress,
                envelope,
                mandatory || context is PublishContext { Mandatory: true },
                Activity.Current?.Id,
                unit.Now + context.TimeToLive
            )
        );
    }
}
