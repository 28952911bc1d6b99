using System.Net.Mime;
using MassTransit;
using MassTransit.Logging;
using MassTransit.Serialization;
using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>Sends the outputs of committed units of work. They leave with the ids they were written down with, so that sending twice is harmless.</summary>
sealed partial class Dispatcher(IBus bus, JournalLifetime lifetime, ILogger<Dispatcher> log)
{
    /// <summary>Sends, and keeps trying while the broker is away: the incoming message is not acknowledged before this is done.</summary>
    internal async Task SendSurely(IReadOnlyList<OutboundMessage> outputs, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.Stopping);
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = TimeSpan.FromMilliseconds(Math.Min(5000, pause.TotalMilliseconds * 2)))
        {
            try
            {
                await Send(outputs, mandatory: false, either.Token);
                return;
            }
            catch (Exception failure) when (!either.IsCancellationRequested)
            {
                BrokerAway(failure.Message, pause.TotalMilliseconds);
                await Task.Delay(pause, either.Token);
            }
        }
    }

    /// <param name="mandatory">A message that no queue takes is an error: nobody's deadline would miss it.</param>
    internal Task Send(IReadOnlyList<OutboundMessage> outputs, bool mandatory, CancellationToken cancellation) =>
        outputs.Count switch
        {
            0 => Task.CompletedTask,
            1 => Send(outputs[0], mandatory, cancellation),
            _ => Task.WhenAll(outputs.Select(output => Send(output, mandatory, cancellation))),
        };

    async Task Send(OutboundMessage output, bool mandatory, CancellationToken cancellation)
    {
        var endpoint = await bus.GetSendEndpoint(output.Destination);
        await endpoint.Send(new SerializedMessageBody(), Pipe.Execute<SendContext<SerializedMessageBody>>(context => Fill(context, output, mandatory)), cancellation);
    }

    static void Fill(SendContext context, OutboundMessage output, bool mandatory)
    {
        context.MessageId = output.MessageId;
        context.RequestId = output.RequestId;
        context.ConversationId = output.ConversationId;
        context.CorrelationId = output.CorrelationId;
        context.InitiatorId = output.InitiatorId;
        context.SourceAddress = output.Source;
        context.ResponseAddress = output.Response;
        context.FaultAddress = output.Fault;
        context.SupportedMessageTypes = [.. output.Types];
        context.Serializer = new CopyBodySerializer(new ContentType(output.ContentType), new StringMessageBody(output.Envelope));
        // MassTransit goes on with this trace where no activity is at hand: in the sweeper, and in a process that traces nothing.
        if (output.TraceParent is not null)
            context.Headers.Set(DiagnosticHeaders.ActivityId, output.TraceParent);
        if (context is PublishContext publish)
            publish.Mandatory = mandatory;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker does not take messages ({Reason}); they are in the journal. Next try in {Pause} ms")]
    partial void BrokerAway(string reason, double pause);
}
