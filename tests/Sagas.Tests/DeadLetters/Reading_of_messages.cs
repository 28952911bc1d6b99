using System.Text;
using Sagas.DeadLetters;

namespace Sagas.Tests.DeadLetters;

/// <summary>A dead letter may be anything; what is written down of it can be read, and holds no card number.</summary>
sealed class Reading_of_messages
{
    static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    static readonly Guid Saga = new("5f0c2a10-0000-0000-0000-00000000000a");

    [Test]
    public void A_command_says_its_saga_and_why_it_died()
    {
        var row = Read(
            "payments_error",
            Envelope("Contracts.Payments:ChargePayment", $$"""{"sagaId":"{{Saga}}","orderId":"A-1"}"""),
            ("MT-Fault-ExceptionType", "System.TimeoutException"),
            ("MT-Fault-Message", "Too late."),
            ("MT-Fault-StackTrace", "   at Here\n   at There"),
            ("MT-Fault-Timestamp", "2026-11-27T11:59:00.0000000Z"),
            ("Sagas-Step", "ChargePayment")
        );
        Assert.That((row.MessageType, row.SagaId, row.BusinessId, row.MessageId), Is.EqualTo(("ChargePayment", Saga, "A-1", "m-1")));
        Assert.That(
            (row.FailureType, row.FailureMessage, row.FailureStack, row.DiedAt),
            Is.EqualTo(("System.TimeoutException", "Too late.", "   at Here\n   at There", Now.AddMinutes(-1)))
        );
        Assert.That(
            (row.Queue, row.Origin, row.Headers),
            Is.EqualTo(("payments_error", "payments", """{"Sagas-Step":"ChargePayment"}""")),
            "without what the move added"
        );
    }

    [Test]
    public void A_fault_says_the_saga_of_the_message_that_failed() =>
        Assert.That(
            Read(
                "order-saga_error",
                Envelope(
                    "MassTransit:Fault[[Contracts.Payments:ChargePayment]]",
                    $$$"""{"faultId":"1","message":{"sagaId":"{{{Saga}}}"}}"""
                )
            ),
            Has.Property("SagaId").EqualTo(Saga).And.Property("MessageType").EqualTo("Fault<ChargePayment>")
        );

    [Test]
    public void What_nobody_consumes_says_so() =>
        Assert.That(
            Read("payments_skipped", Envelope("Contracts.Inventory:ReserveInventory", "{}")),
            Has.Property("FailureType")
                .EqualTo("NotConsumed")
                .And.Property("FailureMessage")
                .EqualTo("Nobody at payments consumes ReserveInventory.")
        );

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[1,2]")]
    [TestCase("""{"message":7,"messageType":"x"}""")]
    [TestCase("""{"message":{"sagaId":7,"orderId":{}},"messageType":[]}""")]
    [TestCase("\u0001 no json \uFFFD")]
    public void Whatever_it_is_it_is_a_row(string body) =>
        Assert.That(Read("payments_error", body), Has.Property("MessageType").EqualTo("unknown").And.Property("SagaId").Null);

    [Test]
    public void What_is_not_text_has_no_body() =>
        Assert.That(
            DeadLetterReading.Row(
                new DeadMessage("a_error", null, null, new Dictionary<string, string>(), new byte[] { 0xff, 0xfe, 0x00 }),
                Now,
                1
            ),
            Has.Property("Body").Null.And.Property("Size").EqualTo(3)
        );

    [TestCase("""{"message":{"payment":{"card":"4111 1111 1111 1111"}}}""")]
    [TestCase("""{"message":{"remark":"charge 4111111111111111 please"}}""")]
    [TestCase("""{"message":{"remark":"charge 4111-1111-1111-1111, please"}}""")]
    [TestCase("""{"message":{"number":4111111111111111}}""")]
    [TestCase("""{"message":{"many":[[4111111111111111]]}}""")]
    [TestCase("not json, 4111111111111111")]
    public void A_card_number_is_never_written_down(string body)
    {
        var row = Read(
            "payments_error",
            body,
            ("MT-Fault-ExceptionType", "X"),
            ("MT-Fault-Message", "'4111 1111 1111 1111' is invalid"),
            ("MT-Fault-StackTrace", "at 4111111111111111"),
            ("X-Card", "4111111111111111")
        );
        foreach (var text in new[] { row.Body, row.FailureMessage, row.FailureStack, row.Headers })
            Assert.That(
                text!.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal),
                Does.Not.Contain("41111111").And.Contain("1111")
            );
    }

    [TestCase("1700000000000004")]
    [TestCase("4111111111111112")]
    [TestCase("5f0c2a10-0000-0000-0000-00000000000a")]
    [TestCase("2026-11-27T12:00:00.4111111111111111")]
    public void What_is_no_card_number_is_left_alone(string text) => Assert.That(CardNumbers.Mask(text), Is.EqualTo(text));

    [Test]
    public void The_same_cause_is_the_same_whatever_ids_it_names()
    {
        Assert.That(
            Cause("Order 17 of 5f0c2a10-0000-0000-0000-00000000000a is not 'here'"),
            Is.EqualTo(Cause("Order 18 of 6f0c2a10-0000-0000-0000-00000000000a is not 'there'"))
        );
        Assert.That(Cause("Order 17 is locked"), Is.Not.EqualTo(Cause("Order 17 is closed")));
    }

    [Test]
    public void A_message_that_dies_again_is_another_and_a_copy_of_it_is_not()
    {
        Assert.That(
            Message("a_error", "body", ("MT-Fault-Timestamp", "1")).Id,
            Is.EqualTo(Message("a_error", "body", ("MT-Fault-Timestamp", "1"), ("MT-Host-ProcessId", "2")).Id)
        );
        Assert.That(
            new[]
            {
                Message("a_error", "body", ("MT-Fault-Timestamp", "2")).Id,
                Message("b_error", "body", ("MT-Fault-Timestamp", "1")).Id,
                Message("a_error", "other", ("MT-Fault-Timestamp", "1")).Id,
            },
            Has.None.EqualTo(Message("a_error", "body", ("MT-Fault-Timestamp", "1")).Id)
        );
    }

    static string Cause(string message) => Read("a_error", "{}", ("MT-Fault-ExceptionType", "X"), ("MT-Fault-Message", message)).Cause;

    static DeadLetter Read(string queue, string body, params (string, string)[] headers) =>
        DeadLetterReading.Row(Message(queue, body, headers), Now, 1);

    static DeadMessage Message(string queue, string body, params (string Name, string Value)[] headers) =>
        new(queue, "m-1", null, headers.ToDictionary(header => header.Name, header => header.Value), Encoding.UTF8.GetBytes(body));

    static string Envelope(string type, string message) => $$"""{"messageType":["urn:message:{{type}}"],"message":{{message}}}""";
}
