using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Orders.Saga.Confirmation;

namespace Orders.Saga.Tests.Scenarios.Orders;

/// <summary>In a container the service's own folder is not to be written to.</summary>
public sealed class When_the_mail_folder_cannot_be_written
{
    [Test]
    public async Task Should_say_which_it_is_and_which_settings_choose_another()
    {
        var folder = Path.Combine(Environment.ProcessPath!, "mail"); // Below a file nobody can make one, not even root.
        var builder = WebApplication.CreateBuilder();
        (builder.Configuration["ConnectionStrings:Database"], builder.Configuration["Transport"]) = ("Host=127.0.0.1", "InMemory");
        builder.Configuration["Mail:Folder"] = folder;
        builder.AddOrdersSaga();
        await using var service = builder.Build();
        using var mail = new MimeMessage(
            [new MailboxAddress("", "orders@example.com")],
            [new MailboxAddress("", "customer@example.com")],
            "Your order",
            new TextPart { Text = "is on its way" }
        );

        var mailer = service.Services.GetRequiredService<IMailer>();
        Assert.That(
            async () => await mailer.Send("ORDER-1", mail, TimeSpan.FromSeconds(1), CancellationToken.None),
            Throws
                .InstanceOf<IOException>()
                .With.Message.Contains(folder)
                .And.Message.Contains("Mail:Folder")
                .And.Message.Contains("Mail:Host")
        );
    }
}
