using System.Security.Claims;
using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sagas.Access;
using Sagas.Persistence;
using Sagas.Webhook;

namespace Sagas.DeadLetters;

/// <summary>The webhook event for dead letters (docs/webhook.md). Fields may be added; none is renamed.</summary>
/// <param name="Count">How many messages failed for this cause since the previous event; the other fields describe the first.</param>
/// <param name="Kind">Null when the message names no saga, or one that never started.</param>
public sealed record DeadLetterEvent(
    Guid EventId,
    string Type,
    DateTimeOffset At,
    string Queue,
    int Count,
    Guid DeadLetterId,
    string Message,
    Guid? SagaId,
    string? Kind,
    string? BusinessId,
    DeadLetterFailure Failure,
    string? ConsoleUrl
)
{
    internal const string Dead = "message.dead_lettered";
}

/// <summary>Why the message failed.</summary>
public sealed record DeadLetterFailure(string Type, string Message);

/// <summary>
/// Reports dead letters to the log, and to the webhook that also reports sagas needing intervention. Messages that fail together for one
/// cause are one event.
/// </summary>
sealed partial class DeadLetterAlerts(
    IOptions<WebhookOptions> options,
    PersonalData personal,
    TimeProvider time,
    ILogger<DeadLetterAlerts> log
)
{
    internal async Task<IReadOnlyList<WebhookDelivery>> About(
        IReadOnlyList<DeadLetter> died,
        IQueryable<SagaRow> sagas,
        CancellationToken cancellation
    )
    {
        var deliveries = new List<WebhookDelivery>();
        foreach (var group in died.GroupBy(one => (one.Queue, one.Cause)))
        {
            var first = group.MinBy(one => one.DiedAt)!;
            var saga = first.SagaId is { } id ? await sagas.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) : null;
            var (type, why) = (first.FailureType, Words(first, saga));
            Died(group.Count(), first.Queue, first.MessageType, first.SagaId, saga?.BusinessId ?? first.BusinessId ?? "no name", type, why);
            if (!string.IsNullOrEmpty(options.Value.Url))
                deliveries.Add(Delivery(first, group.Count(), saga, new DeadLetterFailure(type, why)));
        }
        return deliveries;
    }

    WebhookDelivery Delivery(DeadLetter first, int count, SagaRow? saga, DeadLetterFailure failure)
    {
        var id = NewId.NextGuid();
        var happened = new DeadLetterEvent(
            id,
            DeadLetterEvent.Dead,
            first.DiedAt,
            first.Queue,
            count,
            first.Id,
            first.MessageType,
            first.SagaId,
            saga?.Kind,
            saga?.BusinessId ?? first.BusinessId,
            failure,
            ConsoleUrl(first.Id)
        );
        return new WebhookDelivery
        {
            Id = id,
            SagaId = first.SagaId,
            Kind = "Queue",
            BusinessId = first.Queue.Length > 100 ? first.Queue[..100] : first.Queue,
            At = first.DiedAt,
            Body = JsonSerializer.Serialize(happened, JsonSerializerOptions.Web),
            Status = DeliveryStatus.Pending,
            DueAt = time.GetUtcNow(),
        };
    }

    /// <summary>Personal data must not leave the system this way.</summary>
    string Words(DeadLetter first, SagaRow? saga) =>
        personal.For(new ClaimsPrincipal()).Learn(saga?.Data).LearnIfJson(first.Body).Text(first.FailureMessage)!;

    string? ConsoleUrl(Guid id) =>
        options.Value.ConsoleAddress is { Length: > 0 } address ? $"{address.TrimEnd('/')}/dead-letters/{id}" : null;

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Count} message(s) could not be handled and are now in {Queue}, the first: {Message}, of saga {SagaId} ({BusinessId}), "
            + "because of {Type}: {Reason}. See /dead-letters of the console"
    )]
    partial void Died(int count, string queue, string message, Guid? sagaId, string businessId, string type, string reason);
}
