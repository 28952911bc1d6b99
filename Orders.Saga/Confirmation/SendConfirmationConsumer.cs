using System.Globalization;
using Contracts.Orders;
using Contracts.Rules;
using MassTransit;
using Microsoft.Extensions.Options;
using MimeKit;
using Sagas;
using Sagas.Journal;
using ServiceDefaults;

namespace Orders.Saga.Confirmation;

/// <summary>
/// Sends the customer a confirmation, and records what became of it: a mail that was accepted, or that may have been, is not sent again
/// (docs/decisions/0024). A failure is retried and never undoes a shipped order.
/// </summary>
public sealed class SendConfirmationConsumer(
    IMailer mailer, IOptions<MailOptions> options, AttemptTime attempt, TimeProvider time) : IConsumer<SendConfirmation>
{
    public async Task Consume(ConsumeContext<SendConfirmation> context)
    {
        var (unit, order) = (context.Unit(), context.Message);
        var id = SentMail.IdOf(order.SagaId, nameof(SendConfirmation));
        var sent = await unit.Find<SentMail>(id);
        if (sent is null)
        {
            sent = await Send(order, id, attempt.Left(context), context.CancellationToken);
            unit.Insert(id, sent);
        }
        if (sent.Status == MailStatus.Accepted)
            await context.RespondAsync(new ConfirmationSent(order.SagaId, sent.Reference));
        else
            await context.Refuse(order.SagaId, "timeout", sent.Reason!);
    }

    async Task<SentMail> Send(SendConfirmation order, Guid id, TimeSpan within, CancellationToken cancellation)
    {
        using var mail = Mail(order, MailboxAddress.Parse(options.Value.From), time.GetUtcNow());
        string? unknown = null;
        try
        {
            await mailer.Send(order.OrderId, mail, within, cancellation);
        }
        catch (MailFateUnknownException fate)
        {
            unknown = fate.Message;
        }
        return new SentMail
        {
            Id = id,
            SagaId = order.SagaId,
            Step = nameof(SendConfirmation),
            Reference = $"<{mail.MessageId}>",
            Status = unknown is null ? MailStatus.Accepted : MailStatus.Unknown,
            Reason = unknown,
            At = time.GetUtcNow(),
        };
    }

    /// <summary>The Message-ID is derived from the order, so it is the same for every copy.</summary>
    static MimeMessage Mail(SendConfirmation order, MailboxAddress from, DateTimeOffset now)
    {
        var (to, text) = (MailboxAddress.Parse(order.CustomerEmail), new TextPart("plain") { Text = Text(order) });
        return new([from], [to], $"Your order {order.OrderId} is on its way", text)
        {
            MessageId = $"order.{order.SagaId:N}@{MailboxAddress.IdnMapping.Encode(from.Domain)}",
            Date = now,
        };
    }

    static string Text(SendConfirmation order) => string.Create(CultureInfo.InvariantCulture, $"""
        Thank you for your order {order.OrderId}.

        {string.Join('\n', order.Lines.Select(line => $"  {line.Quantity} x {line.ProductId}"))}
        {Missing(order.Missing ?? [])}
        Charged: {Money.Text(order.AmountCharged, order.Currency)}
        Tracking number: {order.TrackingNumber}
        """);

    static string Missing(IReadOnlyList<MissingProduct> missing) =>
        missing.Count == 0
            ? ""
            : $"\nNot available, and not charged:\n\n{string.Join('\n', missing.Select(one => $"  {one.Quantity} x {one.ProductId}"))}\n";
}
