using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Orders.Saga.Confirmation;

/// <summary>Writes each mail as <c>{name}.eml</c>; a second mail of the same name replaces the first.</summary>
sealed class FolderMailer(IOptions<MailOptions> options) : IMailer
{
    public async Task Send(string name, MailMessage mail, CancellationToken cancellation)
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

    static async Task Write(string folder, string name, MailMessage mail, CancellationToken cancellation)
    {
        // SmtpClient names its files at random; a folder per mail finds the one it wrote.
        var pickup = Directory.CreateDirectory(Path.Combine(folder, $".{name}-{Guid.NewGuid():N}"));
        using var client = new SmtpClient();
        (client.DeliveryMethod, client.PickupDirectoryLocation) = (SmtpDeliveryMethod.SpecifiedPickupDirectory, pickup.FullName);
        await client.SendMailAsync(mail, cancellation);
        File.Move(pickup.GetFiles("*.eml").Single().FullName, Path.Combine(folder, $"{name}.eml"), overwrite: true);
        pickup.Delete(recursive: true);
    }
}
