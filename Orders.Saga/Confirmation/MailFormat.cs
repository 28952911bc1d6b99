using System.Text;
using MimeKit;

namespace Orders.Saga.Confirmation;

static class MailFormat
{
    /// <summary>An address with non-ASCII characters before its @ (RFC 6532); a domain can always be written in ASCII.</summary>
    internal static MailboxAddress? BeyondAscii(this MimeMessage mail) =>
        mail.From.Mailboxes.Concat(mail.To.Mailboxes)
            .FirstOrDefault(mailbox => !Ascii.IsValid(MailboxAddress.EncodeAddrspec(mailbox.Address)));

    /// <summary>Headers are ASCII where possible, because every server and every mail program understands that.</summary>
    internal static FormatOptions Format(this MimeMessage mail)
    {
        var format = FormatOptions.Default.Clone();
        format.International = mail.BeyondAscii() is not null;
        return format;
    }
}
