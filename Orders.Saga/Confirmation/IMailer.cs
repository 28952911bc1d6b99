using System.Net.Mail;

namespace Orders.Saga.Confirmation;

/// <summary>Where mail goes: an SMTP server when one is configured, otherwise a folder of readable <c>.eml</c> files.</summary>
public interface IMailer
{
    /// <param name="name">Names the mail; sending the same name again must not reach the customer as a second mail where that can be helped.</param>
    /// <exception cref="SmtpException">The server refused or did not answer.</exception>
    Task Send(string name, MailMessage mail, CancellationToken cancellation);
}
