using System.Net.Security;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Orders.Saga.Confirmation;

/// <summary>Sends mails to an SMTP server. The Message-ID identifies the order, so mail systems can recognize a second copy.</summary>
/// <param name="trust">Validates the server's certificate; null to use the machine's certificate authorities.</param>
sealed class SmtpMailer(IOptions<MailOptions> options, TimeProvider time, RemoteCertificateValidationCallback? trust = null) : IMailer
{
    MailOptions Settings => options.Value;

    string Server => $"The mail server {Settings.Host}:{Settings.Port}";

    public async Task Send(string name, MimeMessage mail, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using var client = new SmtpClient();
            client.ServerCertificateValidationCallback = trust;
            client.CheckCertificateRevocation = Settings.CheckRevocation;
            await SignIn(client, either.Token);
            await Deliver(client, mail, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"{Server} did not take mail '{name}' within {Settings.Timeout} ({MailOptions.Section}:Timeout). "
                + "It may have it anyway; sent again, it has the same Message-ID.");
        }
    }

    async Task SignIn(SmtpClient client, CancellationToken cancellation)
    {
        await client.ConnectAsync(Settings.Host!, Settings.Port, Settings.Encryption!.Value, cancellation);
        if (!string.IsNullOrEmpty(Settings.User))
            await client.AuthenticateAsync(Settings.User, Settings.Password!, cancellation);
    }

    async Task Deliver(SmtpClient client, MimeMessage mail, CancellationToken cancellation)
    {
        if (mail.BeyondAscii() is { } address && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            throw new NotSupportedException(
                $"{Server} has no SMTPUTF8, so it cannot take mail from or to {address.Address}. "
                + "Use a server that has it, or tell the customer in another way.");
        await client.SendAsync(mail.Format(), mail, cancellation);
        // The server has accepted the mail: a failure to disconnect changes nothing and is not reported.
        await client.DisconnectAsync(quit: true, cancellation);
    }
}
