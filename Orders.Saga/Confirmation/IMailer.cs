using MimeKit;

namespace Orders.Saga.Confirmation;

/// <summary>Where mail goes: an SMTP server when one is configured, otherwise a folder of readable <c>.eml</c> files.</summary>
public interface IMailer
{
    /// <param name="name">Names the mail; the same name again must not reach the customer as a second mail if that can be helped.</param>
    /// <exception cref="Exception">The mail was not taken, or nobody knows whether it was; sending it again is right.</exception>
    Task Send(string name, MimeMessage mail, CancellationToken cancellation);
}
