using Contracts.Orders;
using MassTransit;
using Sagas.Messages;

namespace Orders.Saga.Tests.Confirmation;

/// <summary>The saga tries again, each time with another message; the customer gets one mail where the server's answer allows it.</summary>
public sealed class When_a_confirmation_is_asked_for_again
{
    static readonly TimeSpan MailTimeout = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Should_be_answered_from_the_record_when_the_server_took_it()
    {
        await using var server = new SmtpServer();
        await using var confirming = await Confirming.By(server);
        var first = await confirming.Ask();
        Assert.That(await confirming.Ask(), Is.EqualTo(first).And.TypeOf<ConfirmationSent>());
        Assert.That(server.Mails, Has.Count.EqualTo(1));
    }

    /// <summary>The server has the mail, and nobody knows what became of it.</summary>
    [Test]
    public async Task Should_not_be_sent_again_when_the_server_fell_silent_after_the_content()
    {
        await using var server = new SmtpServer { Answers = { ["Text"] = "" } };
        await using var confirming = await Confirming.By(server);
        var asked = confirming.Ask();
        await server.Silence;
        confirming.Time.Advance(MailTimeout);
        var refused = (StepRefused)await asked;
        Assert.That(refused.Code, Is.EqualTo("timeout"));
        Assert.That(refused.Reason, Does.Contain($"localhost:{server.Port}").And.Contain("may have been delivered, and is not sent again"));
        Assert.That(await confirming.Ask(), Is.EqualTo(refused));
        Assert.That(server.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Should_not_be_sent_again_when_the_connection_broke_after_the_content()
    {
        await using var server = new SmtpServer { BreaksOffAt = "Text" };
        await using var confirming = await Confirming.By(server);
        var refused = (StepRefused)await confirming.Ask();
        Assert.That((refused.Code, refused.Step), Is.EqualTo(("timeout", nameof(SendConfirmation))));
        Assert.That(await confirming.Ask(), Is.EqualTo(refused));
        Assert.That(server.Mails, Has.Count.EqualTo(1));
    }

    [TestCase("RCPT", "451 4.3.0 come back later")]
    [TestCase("DATA", "451 4.3.0 come back later")]
    [TestCase("Text", "452 4.3.1 the disk is full")]
    public async Task Should_be_sent_when_the_server_had_refused_it(string command, string answer)
    {
        await using var server = new SmtpServer { Answers = { [command] = answer } };
        await using var confirming = await Confirming.By(server);
        Assert.That(() => confirming.Ask(), Throws.TypeOf<RequestFaultException>().With.Message.Contains(answer[4..]));
        server.Answers.Clear();
        Assert.That(await confirming.Ask(), Is.TypeOf<ConfirmationSent>());
        Assert.That(server.Mails, Has.Count.EqualTo(1));
    }

    [TestCase("Greeting")]
    [TestCase("DATA")]
    public async Task Should_be_sent_when_the_server_had_fallen_silent_before_the_content(string command)
    {
        await using var server = new SmtpServer { Answers = { [command] = "" } };
        await using var confirming = await Confirming.By(server);
        var asked = confirming.Ask();
        await server.Silence;
        confirming.Time.Advance(MailTimeout);
        Assert.That(() => asked, Throws.TypeOf<RequestFaultException>().With.Message.Contains("Mail:Timeout"));
        Assert.That(server.Mails, Is.Empty);
    }

    /// <summary>So that the next attempt, perhaps in another process, does not begin beside this one.</summary>
    [TestCase(10, "DATA")]
    [TestCase(5, "Greeting")]
    public async Task Should_have_been_given_up_before_the_next_attempt_begins(int attemptEndsInSeconds, string command)
    {
        await using var server = new SmtpServer { Answers = { [command] = "" } };
        await using var confirming = await Confirming.By(server);
        var asked = confirming.Ask(attemptEndsAt: Confirming.Noon.AddSeconds(attemptEndsInSeconds));
        await server.Silence;
        confirming.Time.Advance(TimeSpan.FromSeconds(attemptEndsInSeconds - 1));
        Assert.That(() => asked, Throws.TypeOf<RequestFaultException>().With.Message.Contains("what was left of the attempt"));
    }

    [TestCase(-60)]
    [TestCase(1)]
    public async Task Should_not_be_sent_for_an_attempt_that_is_over_or_nearly(int attemptEndsInSeconds)
    {
        await using var server = new SmtpServer();
        await using var confirming = await Confirming.By(server);
        Assert.That(
            () => confirming.Ask(attemptEndsAt: Confirming.Noon.AddSeconds(attemptEndsInSeconds)),
            Throws.TypeOf<RequestFaultException>().With.Message.Contains("ORDER-1").And.Message.Contains("was not sent"));
        Assert.That(server.Commands, Is.Empty);
    }
}
