using System.Security.Claims;
using MassTransit;
using Microsoft.Extensions.Options;
using Sagas.Access;
using Sagas.Journal;
using Sagas.Messages;
using Sagas.Persistence;

namespace Sagas.Webhook;

/// <summary>Records a notification, which the pump then posts. Personal data must not leave the system this way.</summary>
public sealed class NeedsInterventionConsumer(IOptions<WebhookOptions> options, PersonalData personal) : IConsumer<SagaNeedsIntervention>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SagaNeedsIntervention> context)
    {
        var (unit, stopped) = (context.Unit(), context.Message);
        var view = personal.For(new ClaimsPrincipal()).Learn((await unit.Find<SagaRow>(stopped.SagaId))?.Data);
        var id = context.MessageId!.Value;
        var happened = new WebhookEvent(
            id, WebhookEvent.NeedsIntervention, stopped.At, stopped.SagaId, stopped.Kind, stopped.BusinessId, stopped.ParkedIn,
            stopped.Failure with { Message = view.Text(stopped.Failure.Message)! }, ConsoleUrl(stopped.SagaId));
        unit.Insert(id, new WebhookDelivery
        {
            Id = id,
            SagaId = stopped.SagaId,
            Kind = stopped.Kind,
            BusinessId = stopped.BusinessId,
            At = stopped.At,
            Body = happened.Serialize(),
            Status = DeliveryStatus.Pending,
            DueAt = unit.Now,
        });
    }

    string? ConsoleUrl(Guid sagaId) =>
        options.Value.ConsoleAddress is { Length: > 0 } address ? $"{address.TrimEnd('/')}/sagas/{sagaId}" : null;
}
