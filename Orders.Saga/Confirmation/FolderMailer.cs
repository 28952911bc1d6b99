using Microsoft.Extensions.Options;
using MimeKit;

namespace Orders.Saga.Confirmation;

/// <summary>
/// Writes each mail as <c>{name}.eml</c>; a second mail of the same name replaces the first. Whoever reads the folder never
/// sees half a mail.
/// </summary>
sealed class FolderMailer(IOptions<MailOptions> options) : IMailer
{
    public async Task Send(string name, MimeMessage mail, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(options.Value.Folder).FullName;
        var unfinished = Path.Combine(folder, $".{name}-{Guid.NewGuid():N}");
        try
        {
            await mail.WriteToAsync(mail.Format(), unfinished, cancellation);
            File.Move(unfinished, Path.Combine(folder, $"{name}.eml"), overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
