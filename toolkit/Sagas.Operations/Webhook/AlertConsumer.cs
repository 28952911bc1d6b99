using System.Security.Claims;
using MassTransit;
using Microsoft.Extensions.Options;
using Sagas.Access;
using Sagas.Journal;
using Sagas.Messages;
using Sagas.Persistence;

namespace Sagas.Webhook;

/// <summary>Records a notification, which the pump then posts. Personal data must not leave the system this way.</summary>
public sealed class AlertConsumer(IOptions<WebhookOptions> options, PersonalData personal)
    : IConsumer<SagaNeedsIntervention>,
        IConsumer<StepKeepsFailing>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<SagaNeedsIntervention> context)
    {
        var stopped = context.Message;
        return Record(context, new WebhookEvent(
            context.MessageId!.Value, WebhookEvent.NeedsIntervention, stopped.At, stopped.SagaId, stopped.Kind, stopped.BusinessId,
            stopped.ParkedIn, stopped.Failure, ConsoleUrl(stopped.SagaId)));
    }

    /// <inheritdoc />
    public Task Consume(ConsumeContext<StepKeepsFailing> context)
    {
        var failing = context.Message;
        return Record(context, new WebhookEvent(
            context.MessageId!.Value, WebhookEvent.KeepsFailing, failing.At, failing.SagaId, failing.Kind, failing.BusinessId,
            failing.Step, failing.Failure, ConsoleUrl(failing.SagaId), failing.Since, failing.Attempts));
    }

    async Task Record(ConsumeContext context, WebhookEvent happened)
    {
        var unit = context.Unit();
        var view = personal.For(new ClaimsPrincipal()).Learn((await unit.Find<SagaRow>(happened.SagaId))?.Data);
        var masked = happened with { Failure = happened.Failure with { Message = view.Text(happened.Failure.Message)! } };
        unit.Insert(happened.EventId, new WebhookDelivery
        {
            Id = happened.EventId,
            SagaId = happened.SagaId,
            Kind = happened.Kind,
            BusinessId = happened.BusinessId,
            At = happened.At,
            Body = masked.Serialize(),
            Status = DeliveryStatus.Pending,
            DueAt = unit.Now,
        });
    }

    string? ConsoleUrl(Guid sagaId) =>
        options.Value.ConsoleAddress is { Length: > 0 } address ? $"{address.TrimEnd('/')}/sagas/{sagaId}" : null;
}
