using System.Globalization;
using Contracts.Orders;
using Contracts.Rules;
using MassTransit;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Orders.Saga.Confirmation;

/// <summary>Sends the customer a confirmation. A failure is retried and never undoes a shipped order.</summary>
public sealed class SendConfirmationConsumer(IMailer mailer, IOptions<MailOptions> options, TimeProvider time) : IConsumer<SendConfirmation>
{
    public async Task Consume(ConsumeContext<SendConfirmation> context)
    {
        var order = context.Message;
        using var mail = Mail(order, MailboxAddress.Parse(options.Value.From), time.GetUtcNow());
        await mailer.Send(order.OrderId, mail, context.CancellationToken);
        await context.RespondAsync(new ConfirmationSent(order.SagaId, $"<{mail.MessageId}>"));
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
