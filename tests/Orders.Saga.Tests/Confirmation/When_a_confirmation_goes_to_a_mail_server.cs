using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Orders.Saga.Confirmation;
using Sagas.Testing;

namespace Orders.Saga.Tests.Confirmation;

public sealed class When_a_confirmation_goes_to_a_mail_server
{
    static readonly TimeSpan Within = TimeSpan.FromMinutes(1);

    static MimeMessage Mail(string to = "customer@example.com")
    {
        var text = new TextPart("plain") { Text = "Tracking number: SHP-1" };
        var (sender, receiver) = (MailboxAddress.Parse("orders@example.com"), MailboxAddress.Parse(to));
        return new([sender], [receiver], "On its way", text) { MessageId = "order.1@example.com" };
    }

    static MailOptions To(SmtpServer server, string security = "None") =>
        new() { Host = "localhost", Port = server.Port, Security = security, CheckRevocation = false };

    static SmtpMailer Mailer(MailOptions options, SmtpServer? trusted = null, TimeProvider? time = null) =>
        new(Options.Create(options), time ?? TimeProvider.System, trusted is null ? null : Trust(trusted));

    static RemoteCertificateValidationCallback Trust(SmtpServer server) =>
        (_, certificate, _, _) => (certificate as X509Certificate2)?.Thumbprint == server.Thumbprint;

    static async Task Send(SmtpMailer mailer, MimeMessage? mail = null)
    {
        using var sent = mail ?? Mail();
        await mailer.Send("ORDER-1", sent, Within, CancellationToken.None);
    }

    [Test]
    public async Task Should_arrive_with_the_message_id_that_it_was_given()
    {
        await using var server = new SmtpServer();
        await Send(Mailer(To(server)));
        var mail = server.Mails.Single();
        Assert.That((mail.From, mail.To), Is.EqualTo(("FROM:<orders@example.com>", "TO:<customer@example.com>")));
        Assert.That(mail.Text, Does.Contain("Message-Id: <order.1@example.com>").And.Contain("Tracking number: SHP-1"));
    }

    [TestCase("AUTH PLAIN", "StartTls")]
    [TestCase("AUTH LOGIN", "StartTls")]
    [TestCase("AUTH PLAIN", "OnConnect")]
    public async Task Should_sign_in_and_be_handed_over_encrypted(string mechanism, string security)
    {
        await using var server = new SmtpServer { Offers = ["STARTTLS", mechanism], IsEncryptedFromTheStart = security == "OnConnect" };
        var options = To(server, security);
        (options.User, options.Password) = ("shop", "s3cret");
        await Send(Mailer(options, trusted: server));
        Assert.That(server.SignIns, Is.EqualTo(new[] { ("shop", "s3cret", true) }));
        Assert.That(server.Mails.Single().IsEncrypted);
    }

    [TestCase("STARTTLS", true)]
    [TestCase("8BITMIME", false)]
    public async Task Should_be_encrypted_when_the_server_can_unless_told_otherwise(string offer, bool encrypted)
    {
        await using var server = new SmtpServer { Offers = [offer] };
        await Send(Mailer(To(server, new MailOptions().Security), trusted: server));
        Assert.That(server.Mails.Single().IsEncrypted, Is.EqualTo(encrypted));
    }

    [Test]
    public async Task Should_not_go_out_readable_when_it_must_be_encrypted_and_the_server_cannot()
    {
        await using var server = new SmtpServer();
        Assert.That(() => Send(Mailer(To(server, "StartTls"))), Throws.TypeOf<NotSupportedException>().With.Message.Contains("STARTTLS"));
        Assert.That(server.Mails, Is.Empty);
    }

    [Test]
    public async Task Should_not_go_to_a_server_whose_certificate_nobody_vouches_for()
    {
        await using var server = new SmtpServer { Offers = ["STARTTLS", "AUTH PLAIN"] };
        var options = To(server, "StartTls");
        (options.User, options.Password) = ("shop", "s3cret");
        Assert.That(() => Send(Mailer(options)), Throws.TypeOf<SslHandshakeException>());
        Assert.That((server.SignIns.Count, server.Mails.Count), Is.EqualTo((0, 0)));
    }

    [TestCase("RCPT", "550 5.1.1 nobody of this name here")]
    [TestCase("Text", "554 5.7.1 this looks like spam")]
    public async Task Should_fail_in_the_words_of_the_server_that_refuses_it(string command, string answer)
    {
        await using var server = new SmtpServer { Answers = { [command] = answer } };
        Assert.That(() => Send(Mailer(To(server))), Throws.TypeOf<SmtpCommandException>().With.Message.Contains(answer[4..]));
    }

    [Test]
    public async Task Should_fail_when_the_password_is_wrong()
    {
        await using var server = new SmtpServer { Offers = ["STARTTLS", "AUTH PLAIN"], Answers = { ["AUTH"] = "535 5.7.8 who are you?" } };
        var options = To(server, "StartTls");
        (options.User, options.Password) = ("shop", "wrong");
        Assert.That(
            () => Send(Mailer(options, trusted: server)),
            Throws.TypeOf<AuthenticationException>().With.Message.Contains("who are you?").And.Message.Not.Contains("wrong"));
        Assert.That(server.Mails, Is.Empty);
    }

    [TestCase("Greeting")]
    [TestCase("EHLO")]
    [TestCase("RCPT")]
    public async Task Should_be_given_up_when_the_server_falls_silent(string command)
    {
        await using var server = new SmtpServer { Answers = { [command] = "" } };
        var (options, time) = (To(server), new ManualTime(DateTimeOffset.UnixEpoch));
        var sending = Send(Mailer(options, time: time));
        await server.Silence;
        time.Advance(options.Timeout);
        Assert.That(
            () => sending,
            Throws.TypeOf<TimeoutException>().With.Message.Contains($"localhost:{server.Port}")
                .And.Message.Contains("ORDER-1").And.Message.Contains("Mail:Timeout"));
    }

    [Test]
    public async Task Should_stop_waiting_when_the_service_stops()
    {
        await using var server = new SmtpServer { Answers = { ["Greeting"] = "" } };
        using var stop = new CancellationTokenSource();
        using var mail = Mail();
        var sending = Mailer(To(server)).Send("ORDER-1", mail, Within, stop.Token);
        await server.Silence;
        await stop.CancelAsync();
        Assert.That(() => sending, Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Otherwise the step would be tried again, and the customer would get a second mail.</summary>
    [TestCase("421 sorry, I go")]
    [TestCase("nonsense")]
    public async Task Should_count_as_sent_whatever_the_server_says_to_the_goodbye(string answer)
    {
        await using var server = new SmtpServer { Answers = { ["QUIT"] = answer } };
        await Send(Mailer(To(server)));
        Assert.That(server.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Should_count_as_sent_when_the_server_says_nothing_to_the_goodbye()
    {
        await using var server = new SmtpServer { Answers = { ["QUIT"] = "" } };
        var (options, time) = (To(server), new ManualTime(DateTimeOffset.UnixEpoch));
        var sending = Send(Mailer(options, time: time));
        await server.Silence;
        time.Advance(options.Timeout);
        await sending;
        Assert.That(server.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Should_reach_an_address_beyond_ASCII_through_a_server_that_knows_such()
    {
        await using var server = new SmtpServer { Offers = ["8BITMIME", "SMTPUTF8"] };
        await Send(Mailer(To(server)), Mail("josé@example.com"));
        var mail = server.Mails.Single();
        Assert.That((mail.To, mail.From), Is.EqualTo(("TO:<josé@example.com>", "FROM:<orders@example.com> SMTPUTF8")));
        Assert.That(mail.Text, Does.Contain("To: josé@example.com"));
    }

    [Test]
    public async Task Should_say_so_when_the_server_knows_no_address_beyond_ASCII()
    {
        await using var server = new SmtpServer { Offers = ["8BITMIME"] };
        Assert.That(
            () => Send(Mailer(To(server)), Mail("josé@example.com")),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains("SMTPUTF8").And.Message.Contains("josé@example.com"));
        Assert.That(server.Mails, Is.Empty);
    }

    [Test]
    public async Task Should_reach_a_domain_beyond_ASCII_through_any_server()
    {
        await using var server = new SmtpServer();
        await Send(Mailer(To(server)), Mail("jose@bücher.example"));
        Assert.That(server.Mails.Single().To, Is.EqualTo("TO:<jose@xn--bcher-kva.example>"));
    }
}
