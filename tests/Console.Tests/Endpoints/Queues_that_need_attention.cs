using Sagas.Console.Endpoints;

namespace Console.Tests.Endpoints;

public sealed class Queues_that_need_attention
{
    [TestCase("payments", 3, 0, "no consumers, messages are waiting")]
    [TestCase("payments", 0, 0, "no consumers")]
    [TestCase("payments_error", 2, 0, "dead letters")]
    [TestCase("payments_error", 0, 0, null)]
    [TestCase("payments", 9, 1, null)]
    public void Say_why(string name, int ready, int consumers, string? expected) =>
        Assert.That(new QueueLine(name, ready, 0, consumers, null, 0, 0).Attention, Is.EqualTo(expected));
}
