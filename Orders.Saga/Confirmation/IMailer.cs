using MimeKit;

namespace Orders.Saga.Confirmation;

/// <summary>Sends mail: to an SMTP server if one is configured, otherwise to a folder of readable <c>.eml</c> files.</summary>
public interface IMailer
{
    /// <param name="name">The mail's name; sending it again should not reach the customer as a second mail.</param>
    /// <exception cref="Exception">The mail was not accepted, or the outcome is unknown; send it again.</exception>
    Task Send(string name, MimeMessage mail, CancellationToken cancellation);
}
