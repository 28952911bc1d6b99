using System.Globalization;
using System.Net.Mail;
using Contracts.Orders;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Orders.Saga.Confirmation;

/// <summary>Tells the customer by mail. A failure here is retried, and never undoes a shipped order.</summary>
public sealed class SendConfirmationConsumer(IMailer mailer, IOptions<MailOptions> options) : IConsumer<SendConfirmation>
{
    public async Task Consume(ConsumeContext<SendConfirmation> context)
    {
        var order = context.Message;
        var reference = $"<order.{order.SagaId:N}@{new MailAddress(options.Value.From).Host}>";
        using var mail = Mail(order, reference, options.Value.From);
        await mailer.Send(order.OrderId, mail, context.CancellationToken);
        await context.RespondAsync(new ConfirmationSent(order.SagaId, reference));
    }

    static MailMessage Mail(SendConfirmation order, string reference, string from)
    {
        var mail = new MailMessage(from, order.CustomerEmail, $"Your order {order.OrderId} is on its way", Text(order));
        mail.Headers.Add("Message-ID", reference);
        return mail;
    }

    static string Text(SendConfirmation order) => string.Create(CultureInfo.InvariantCulture, $"""
        Thank you for your order {order.OrderId}.

        {string.Join('\n', order.Lines.Select(line => $"  {line.Quantity} x {line.ProductId}"))}

        Charged: {order.AmountCharged:0.00} {order.Currency}
        Tracking number: {order.TrackingNumber}
        """);
}
