using Contracts.Orders;
using MimeKit;
using Sagas;

namespace Orders.Saga.Tests.Confirmation;

/// <summary>Without a mail server, as under <c>./run</c>: asked over the bus, as the order saga asks.</summary>
public sealed class When_a_confirmation_goes_to_a_folder
{
    readonly string folder = Directory.CreateTempSubdirectory("confirmations-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    async Task<ConfirmationSent> Confirm(params SendConfirmation[] orders)
    {
        await using var confirming = await Confirming.With(("Folder", folder));
        ConfirmationSent? sent = null;
        foreach (var order in orders)
            sent = (ConfirmationSent)await confirming.Ask(order);
        return sent!;
    }

    MimeMessage Read() => MimeMessage.Load(Directory.GetFileSystemEntries(folder).Single());

    [Test]
    public async Task Should_be_a_readable_mail_with_the_message_id_of_the_order()
    {
        var sent = await Confirm(Confirming.Order("customer@example.com"));
        using var mail = Read();
        Assert.Multiple(() =>
        {
            Assert.That(mail.MessageId, Is.EqualTo($"order.{SagaId.Of("Order", "ORDER-1"):N}@example.com"));
            Assert.That(sent.MessageReference, Is.EqualTo($"<{mail.MessageId}>"));
            Assert.That((mail.From.ToString(), mail.To.ToString()), Is.EqualTo(("orders@example.com", "customer@example.com")));
            Assert.That((mail.Subject, mail.Date), Is.EqualTo(("Your order ORDER-1 is on its way", Confirming.Noon)));
            Assert.That(mail.TextBody, Does.Contain("1 x LAPTOP-001").And.Contain("1299.99 USD").And.Contain("Tracking number: SHP-1"));
        });
    }

    [Test]
    public async Task Should_take_the_place_of_the_same_mail_when_it_is_sent_again()
    {
        await Confirm(Confirming.Order("customer@example.com"), Confirming.Order("customer@example.com"));
        Assert.That(Directory.GetFileSystemEntries(folder).Select(Path.GetFileName), Is.EqualTo(new[] { "ORDER-1.eml" }));
    }

    [Test]
    public async Task Should_be_written_to_an_address_beyond_ASCII()
    {
        await Confirm(Confirming.Order("josé@example.com"));
        using var mail = Read();
        Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo("josé@example.com"));
    }
}
