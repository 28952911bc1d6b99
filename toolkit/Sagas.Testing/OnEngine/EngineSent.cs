using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Sagas.Engine;
using Sagas.Messages;

namespace Sagas.Testing;

/// <summary>A message sent by a saga on the engine: the object itself, serialized only when it is read.</summary>
sealed class EngineSent(object message, Type contract, Letter letter, Uri? answer = null) : Sent
{
    static readonly Uri Published = new("loopback://localhost/published");

    internal object Message => message;
    internal Type Contract => contract;
    internal Letter Letter => letter;

    /// <summary>The receiver; null when the message is published.</summary>
    internal Uri? To { get; init; }

    /// <summary>For a message that starts a saga: its parent or predecessor.</summary>
    internal SagaOrigin? Origin { get; init; }

    internal override Guid MessageId => letter.MessageId;
    internal override Uri Destination => To ?? Published;
    internal override Uri? Answer => answer;
    internal override Uri? Fault => Answer;
    internal override Guid? RequestId => letter.RequestId;
    internal override string Name => MessageNames.Of(contract);
    internal override string? Step => letter.Step;
    internal override int? Attempt => letter.Attempt;
    internal override string? Parent => Origin?.ParentId?.ToString();
    internal override JsonElement Body => JsonSerializer.SerializeToElement(message, contract, SystemTextJsonMessageSerializer.Options);

    internal override bool Is(Type type) => type.IsAssignableFrom(contract);

    internal override T Read<T>() => (T)message;

    /// <summary>The message as the journal would store it.</summary>
    internal OutboundMessage Written()
    {
        var headers = new Dictionary<string, object?>
        {
            [StepHeaders.Step] = Step,
            [StepHeaders.Attempt] = Attempt,
            [StepHeaders.Parent] = Parent,
        };
        var envelope = JsonSerializer.Serialize(
            new { message = Body, headers = headers.Where(header => header.Value is not null).ToDictionary() }
        );
        return new OutboundMessage(
            MessageId,
            Destination,
            [MessageUrn.ForTypeString(contract)],
            "application/vnd.masstransit+json",
            RequestId,
            null,
            null,
            null,
            null,
            Answer,
            Fault,
            envelope
        );
    }
}
