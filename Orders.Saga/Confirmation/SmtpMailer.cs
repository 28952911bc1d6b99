using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Orders.Saga.Confirmation;

/// <summary>Hands mails to an SMTP server. Their Message-ID is that of the order, so mail systems can recognise a second copy.</summary>
sealed class SmtpMailer(IOptions<MailOptions> options) : IMailer
{
    public async Task Send(string name, MailMessage mail, CancellationToken cancellation)
    {
        using var client = new SmtpClient(options.Value.Host, options.Value.Port);
        await client.SendMailAsync(mail, cancellation);
    }
}
