using System.Net.Security;
using MailKit;
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

    public async Task Send(string name, MimeMessage mail, TimeSpan within, CancellationToken cancellation)
    {
        if (within <= TimeSpan.Zero)
            throw new TimeoutException($"Mail '{name}' was not sent, because nothing is left of the time for this attempt.");
        var timeout = Settings.Timeout < within ? Settings.Timeout : within;
        using var patience = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var content = new Content();
        try
        {
            using var client = new SmtpClient();
            client.ServerCertificateValidationCallback = trust;
            client.CheckCertificateRevocation = Settings.CheckRevocation;
            await SignIn(client, either.Token);
            await Deliver(client, mail, content, either.Token);
        }
        catch (Exception silence) when (content.IsOnItsWay && !IsAnswer(silence))
        {
            throw new MailFateUnknownException(
                $"{Server} did not answer after it had the mail: it may have been delivered, and is not sent again.", silence);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            var source = timeout == within ? "what was left of the attempt" : $"{MailOptions.Section}:Timeout";
            throw new TimeoutException($"{Server} did not take mail '{name}' within {timeout} ({source}).");
        }
    }

    async Task SignIn(SmtpClient client, CancellationToken cancellation)
    {
        await client.ConnectAsync(Settings.Host!, Settings.Port, Settings.Encryption!.Value, cancellation);
        if (!string.IsNullOrEmpty(Settings.User))
            await client.AuthenticateAsync(Settings.User, Settings.Password!, cancellation);
    }

    async Task Deliver(SmtpClient client, MimeMessage mail, Content content, CancellationToken cancellation)
    {
        if (mail.BeyondAscii() is { } address && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            throw new NotSupportedException(
                $"{Server} has no SMTPUTF8, so it cannot take mail from or to {address.Address}. "
                + "Use a server that has it, or tell the customer in another way.");
        await client.SendAsync(mail.Format(), mail, cancellation, content);
        // The server has accepted the mail: a failure to disconnect changes nothing and is not reported.
        await client.DisconnectAsync(quit: true, cancellation);
    }

    /// <summary>The server said no, so it does not have the mail.</summary>
    static bool IsAnswer(Exception failure) => failure is SmtpCommandException or ServiceNotAuthenticatedException;

    /// <summary>
    /// The mail's content. MailKit reports each part before the next one, and the last one before the mark of its end, without which no
    /// server takes a mail.
    /// </summary>
    sealed class Content : ITransferProgress
    {
        internal bool IsOnItsWay { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => IsOnItsWay = true;

        public void Report(long bytesTransferred) => IsOnItsWay = true;
    }
}
