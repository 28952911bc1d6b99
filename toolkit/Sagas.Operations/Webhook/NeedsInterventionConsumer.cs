using System.Security.Claims;
using MassTransit;
using Microsoft.Extensions.Options;
using Sagas.Access;
using Sagas.Journal;
using Sagas.Messages;
using Sagas.Persistence;

namespace Sagas.Webhook;

/// <summary>Writes down that the receiver is to be told; the pump tells it. Personal data does not leave the house this way.</summary>
public sealed class NeedsInterventionConsumer(IOptions<WebhookOptions> options, PersonalData personal) : IConsumer<SagaNeedsIntervention>
{
    public async Task Consume(ConsumeContext<SagaNeedsIntervention> context)
    {
        var (unit, parked) = (context.Unit(), context.Message);
        var view = personal.For(new ClaimsPrincipal()).Learn((await unit.Find<SagaRow>(parked.SagaId))?.Data);
        var id = context.MessageId!.Value;
        var happened = new WebhookEvent(
            id, WebhookEvent.NeedsIntervention, parked.At, parked.SagaId, parked.Kind, parked.BusinessId, parked.ParkedIn,
            parked.Failure with { Message = view.Text(parked.Failure.Message)! }, ConsoleUrl(parked.SagaId));
        unit.Insert(id, new WebhookDelivery
        {
            Id = id,
            SagaId = parked.SagaId,
            Kind = parked.Kind,
            BusinessId = parked.BusinessId,
            At = parked.At,
            Body = happened.Serialize(),
            Status = DeliveryStatus.Pending,
            DueAt = unit.Now,
        });
    }

    string? ConsoleUrl(Guid sagaId) => options.Value.ConsoleAddress is { Length: > 0 } address ? $"{address.TrimEnd('/')}/sagas/{sagaId}" : null;
}
