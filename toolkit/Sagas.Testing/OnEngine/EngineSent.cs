using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Sagas.Engine;
using Sagas.Journal;

namespace Sagas.Testing;

/// <summary>A message that a saga on the engine sent: the object itself, written down only when somebody looks.</summary>
sealed class EngineSent(object message, Type contract, Letter letter, Uri? answer = null) : Sent
{
    static readonly Uri Published = new("loopback://localhost/published");

    internal object Message => message;
    internal Type Contract => contract;
    internal Letter Letter => letter;

    /// <summary>Who gets it; null when it is published.</summary>
    internal Uri? To { get; init; }

    /// <summary>Of a message that starts a saga: who stands behind it.</summary>
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

    /// <summary>As the journal would hold it.</summary>
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
