using Microsoft.Extensions.Options;
using MimeKit;

namespace Orders.Saga.Confirmation;

/// <summary>
/// Writes each mail as <c>{name}.eml</c>; a second mail of the same name replaces the first. Readers of the folder never see a partial
/// mail. A local write needs no time limit.
/// </summary>
sealed class FolderMailer(IOptions<MailOptions> options) : IMailer
{
    public async Task Send(string name, MimeMessage mail, TimeSpan within, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(options.Value.Folder);
        try
        {
            await Write(folder, name, mail, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The mail folder {folder} cannot be written to ({failure.GetBaseException().Message}). " +
                "Set Mail:Folder to a directory that the service may write to, or Mail:Host to an SMTP server.",
                failure);
        }
    }

    static async Task Write(string folder, string name, MimeMessage mail, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
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
