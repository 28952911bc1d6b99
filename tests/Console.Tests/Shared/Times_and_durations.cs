using Sagas.Console.Shared;

namespace Console.Tests.Shared;

public sealed class Times_and_durations
{
    static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase(12, "in 12 s")]
    [TestCase(0.3, "now")]
    [TestCase(-12, "12 s ago")]
    [TestCase(95, "in 1 min 35 s")]
    [TestCase(-95, "1 min ago")]
    [TestCase(-7300, "2 h ago")]
    [TestCase(90000, "in 1 d 1 h")]
    public void Times_are_told_from_now(double seconds, string expected) =>
        Assert.That(Span.Between(Noon.AddSeconds(seconds), Noon), Is.EqualTo(expected));

    [TestCase(0.042, "42 ms")]
    [TestCase(1.26, "1.2 s")]
    [TestCase(42, "42 s")]
    [TestCase(3725, "1 h 2 min")]
    public void Durations_have_one_or_two_units(double seconds, string expected) =>
        Assert.That(Span.Of(TimeSpan.FromSeconds(seconds)), Is.EqualTo(expected));
}
