using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Orders.Saga.Confirmation;

/// <summary>Writes each mail as <c>{name}.eml</c>; a second mail of the same name replaces the first.</summary>
sealed class FolderMailer(IOptions<MailOptions> options) : IMailer
{
    public async Task Send(string name, MailMessage mail, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(options.Value.Folder).FullName;
        // SmtpClient names its files at random; a folder per mail finds the one it wrote.
        var pickup = Directory.CreateDirectory(Path.Combine(folder, $".{name}-{Guid.NewGuid():N}"));
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = pickup.FullName };
        await client.SendMailAsync(mail, cancellation);
        File.Move(pickup.GetFiles("*.eml").Single().FullName, Path.Combine(folder, $"{name}.eml"), overwrite: true);
        pickup.Delete(recursive: true);
    }
}
