using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orders.Saga.Confirmation;

namespace Orders.Saga.Tests.Confirmation;

public sealed class When_a_mail_setting_cannot_work
{
    static async Task Start(params string[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        foreach (var setting in settings)
        {
            var (name, value) = (setting.Split('=')[0], setting.Split('=')[1]);
            builder.Configuration[name.Contains(':') ? name : $"Mail:{name}"] = value;
        }
        builder.AddConfirmations();
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }

    [TestCase("Mail:Host is 'smtp://mail'; allowed is", "Host=smtp://mail")]
    [TestCase("Mail:Host is 'mail:587'; allowed is", "Host=mail:587")]
    [TestCase("Mail:Port is 0; allowed is 1 to 65535", "Port=0")]
    [TestCase("Mail:Security is 'Tls'; allowed are None, StartTlsWhenAvailable, StartTls, OnConnect", "Security=Tls")]
    [TestCase("Mail:Timeout is 00:00:00; allowed is 00:00:01 to 00:10:00", "Timeout=00:00:00")]
    [TestCase("Mail:Timeout is 01:00:00; allowed is", "Timeout=01:00:00")]
    [TestCase("Mail:From is 'the shop'; allowed is", "From=the shop")]
    [TestCase("Mail:From is ''; allowed is", "From=")]
    [TestCase("Mail:Folder is empty; allowed is", "Folder=")]
    [TestCase("Mail:User is 'shop', but Mail:Password is empty", "Host=mail", "Security=StartTls", "User=shop")]
    [TestCase("Mail:Password is set, but Mail:User is empty", "Host=mail", "Password=s3cret")]
    [TestCase("Mail:User is 'shop', but Mail:Host names no server", "Security=StartTls", "User=shop", "Password=s3cret")]
    [TestCase("Mail:Security is 'StartTlsWhenAvailable', with which the password", "Host=mail", "User=shop", "Password=s3cret")]
    [TestCase("Mail:Security is 'None', with which the password", "Host=mail", "Security=None", "User=shop", "Password=s3cret")]
    [TestCase("Mail:Timeout is 00:00:30; it must be below Steps:SendConfirmation:AttemptTimeout, which is 00:00:30",
        "Host=mail", "Timeout=00:00:30")]
    [TestCase("Mail:Timeout is 00:00:20; it must be below Steps:SendConfirmation:AttemptTimeout, which is 00:00:05",
        "Host=mail", "Steps:SendConfirmation:AttemptTimeout=00:00:05")]
    [TestCase("Mail:Timeout is 00:00:20; it must be below Steps:SendConfirmation:AttemptTimeout, which is 00:00:10",
        "Host=mail", "Steps:Default:AttemptTimeout=00:00:10")]
    public void The_service_does_not_start_and_says_what_is_allowed(string sentence, params string[] settings) =>
        Assert.That(
            () => Start(settings),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains(sentence).And.Message.Not.Contains("s3cret"));

    [TestCase]
    [TestCase("Host=mail.example.com")]
    [TestCase("Host=mail", "Timeout=00:00:30", "Steps:SendConfirmation:AttemptTimeout=00:00:31")]
    [TestCase("Steps:SendConfirmation:AttemptTimeout=00:00:05")]
    [TestCase("Host=10.1.0.4", "Port=465", "Security=onconnect", "User=shop", "Password=s3cret", "From=josé@bücher.example")]
    public async Task What_can_work_starts(params string[] settings) => await Start(settings);
}
