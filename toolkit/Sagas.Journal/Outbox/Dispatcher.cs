using System.Net.Mime;
using MassTransit;
using MassTransit.Logging;
using MassTransit.Serialization;
using Microsoft.Extensions.Options;

namespace Sagas.Journal;

/// <summary>
/// Sends the outputs of committed units of work. It uses the stored message ids, so sending twice is harmless.
/// </summary>
sealed class Dispatcher(
    IBus bus,
    Destinations destinations,
    IOptions<JournalOptions> options,
    JournalLifetime lifetime,
    JournalClock clock,
    TimeProvider time
)
{
    /// <returns>True when all messages were accepted; <see cref="Destinations"/> records the refusals and their reasons.</returns>
    internal async Task<bool> Send(IReadOnlyList<OutboundMessage> outputs, CancellationToken cancellation)
    {
        if (outputs.Count == 0)
            return true;
        using var timeout = new CancellationTokenSource(options.Value.SendTimeout, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation, lifetime.Stopping);
        var taken = outputs.Count == 1
            ? await Try(outputs[0], patience.Token)
            : Array.TrueForAll(await Task.WhenAll(outputs.Select(output => Try(output, patience.Token))), one => one);
        if (!taken)
        {
            cancellation.ThrowIfCancellationRequested();
            lifetime.Stopping.ThrowIfCancellationRequested();
        }
        return taken;
    }

    async Task<bool> Try(OutboundMessage output, CancellationToken patience)
    {
        var timeLeft = output.ExpiresAt - clock.Now;
        // Its sender has counted it as lost.
        if (timeLeft <= TimeSpan.Zero)
            return true;
        try
        {
            await Send(output, timeLeft, patience);
            destinations.Took(output.Destination);
            return true;
        }
        catch (OperationCanceledException)
        {
            destinations.Refused(output.Destination, $"the broker did not confirm it within {options.Value.SendTimeout.TotalSeconds} s");
        }
        catch (Exception failure)
        {
            destinations.Refused(output.Destination, failure.Message);
        }
        return false;
    }

    async Task Send(OutboundMessage output, TimeSpan? timeLeft, CancellationToken cancellation)
    {
        var endpoint = await bus.GetSendEndpoint(output.Destination);
        await endpoint.Send(
            new SerializedMessageBody(),
            Pipe.Execute<SendContext<SerializedMessageBody>>(context => Fill(context, output, timeLeft)),
            cancellation
        );
    }

    static void Fill(SendContext context, OutboundMessage output, TimeSpan? timeLeft)
    {
        context.TimeToLive = timeLeft;
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
        // MassTransit continues this trace where no activity is current: in the relay, and in a process without tracing.
        if (output.TraceParent is not null)
            context.Headers.Set(DiagnosticHeaders.ActivityId, output.TraceParent);
        if (context is PublishContext publish)
            publish.Mandatory = output.Mandatory;
    }
}
