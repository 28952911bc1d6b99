using Contracts.Orders;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MimeKit;
using Orders.Saga.Confirmation;
using Sagas;
using Sagas.Testing;

namespace Orders.Saga.Tests.Confirmation;

/// <summary>Without a mail server, as under <c>./run</c>: asked over the bus, as the order saga asks.</summary>
public sealed class When_a_confirmation_goes_to_a_folder
{
    static readonly DateTimeOffset Noon = new(2030, 1, 31, 12, 0, 0, TimeSpan.Zero);

    readonly string folder = Directory.CreateTempSubdirectory("confirmations-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    static SendConfirmation Order(string email) =>
        new(SagaId.Of("Order", "ORDER-1"), "ORDER-1", email, 1299.99m, "USD", "SHP-1", [new OrderLine("LAPTOP-001", 1, null)]);

    async Task<ConfirmationSent> Confirm(params SendConfirmation[] orders)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["Mail:Folder"] = folder;
        builder.AddConfirmations();
        builder.Services.AddSingleton<TimeProvider>(new ManualTime(Noon));
        builder.Services.AddMassTransitTestHarness(bus => bus.AddConsumer<SendConfirmationConsumer>());
        using var host = builder.Build();
        await host.StartAsync();
        var client = host.Services.GetRequiredService<ITestHarness>().GetRequestClient<SendConfirmation>();
        var sent = new List<ConfirmationSent>();
        foreach (var order in orders)
            sent.Add((await client.GetResponse<ConfirmationSent>(order)).Message);
        await host.StopAsync();
        return sent[^1];
    }

    MimeMessage Read() => MimeMessage.Load(Directory.GetFileSystemEntries(folder).Single());

    [Test]
    public async Task Should_be_a_readable_mail_with_the_message_id_of_the_order()
    {
        var sent = await Confirm(Order("customer@example.com"));
        using var mail = Read();
        Assert.Multiple(() =>
        {
            Assert.That(mail.MessageId, Is.EqualTo($"order.{SagaId.Of("Order", "ORDER-1"):N}@example.com"));
            Assert.That(sent.MessageReference, Is.EqualTo($"<{mail.MessageId}>"));
            Assert.That((mail.From.ToString(), mail.To.ToString()), Is.EqualTo(("orders@example.com", "customer@example.com")));
            Assert.That((mail.Subject, mail.Date), Is.EqualTo(("Your order ORDER-1 is on its way", Noon)));
            Assert.That(mail.TextBody, Does.Contain("1 x LAPTOP-001").And.Contain("1299.99 USD").And.Contain("Tracking number: SHP-1"));
        });
    }

    [Test]
    public async Task Should_take_the_place_of_the_same_mail_when_it_is_sent_again()
    {
        await Confirm(Order("customer@example.com"), Order("customer@example.com"));
        Assert.That(Directory.GetFileSystemEntries(folder).Select(Path.GetFileName), Is.EqualTo(new[] { "ORDER-1.eml" }));
    }

    [Test]
    public async Task Should_be_written_to_an_address_beyond_ASCII()
    {
        await Confirm(Order("josé@example.com"));
        using var mail = Read();
        Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo("josé@example.com"));
    }
}
