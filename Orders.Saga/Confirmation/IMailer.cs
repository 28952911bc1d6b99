using MimeKit;

namespace Orders.Saga.Confirmation;

/// <summary>Sends mail: to an SMTP server if one is configured, otherwise to a folder of readable <c>.eml</c> files.</summary>
public interface IMailer
{
    /// <param name="name">The mail's name; where that is possible, the same name again is the same mail.</param>
    /// <param name="within">What is left of the attempt; after that another may begin, so this one must have ended.</param>
    /// <exception cref="MailFateUnknownException">It may have been delivered; do not send it again.</exception>
    /// <exception cref="Exception">It was certainly not accepted; send it again.</exception>
    Task Send(string name, MimeMessage mail, TimeSpan within, CancellationToken cancellation);
}

/// <summary>The server had the mail, or a part of it, and gave no answer: it may have been delivered.</summary>
public sealed class MailFateUnknownException(string message, Exception cause) : Exception(message, cause);
