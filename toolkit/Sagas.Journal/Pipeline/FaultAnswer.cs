using MassTransit;
using MassTransit.Events;
using MassTransit.Metadata;

namespace Sagas.Journal;

/// <summary>MassTransit's <see cref="Fault{T}"/>, sent as an output of the unit of work instead of outside it.</summary>
static class FaultAnswer
{
    internal static async Task Send<T>(ConsumeContext<T> context, Exception failure) where T : class
    {
        Fault<T> fault = new FaultEvent<T>(
            context.Message,
            context.MessageId,
            HostMetadataCache.Host,
            failure,
            [.. context.SupportedMessageTypes]
        );
        var endpoint = await context.GetSendEndpoint((context.FaultAddress ?? context.ResponseAddress)!);
        await endpoint.Send(fault, Pipe.Execute<SendContext<Fault<T>>>(send =>
        {
            send.CorrelationId = context.CorrelationId;
            send.RequestId = context.RequestId;
        }), context.CancellationToken);
    }
}
