using Payments.Service;

namespace Participants.Tests.Payments;

sealed class When_a_fee_is_rounded
{
    [TestCase("100.00", "2.90")]
    [TestCase("5.00", "0.14")]
    [TestCase("15.00", "0.44")]
    [TestCase("0.00", "0.00")]
    [TestCase("0.01", "0.00")]
    public void Should_go_to_the_even_cent_from_the_middle(string amount, string fee) =>
        Assert.That(Fees.Of(Money(amount), "USD"), Is.EqualTo(Money(fee)));

    [TestCase("1000", "JPY", "29")]
    [TestCase("50", "JPY", "1")]
    [TestCase("1.234", "KWD", "0.036")]
    public void Should_have_the_decimals_of_the_currency(string amount, string currency, string fee) =>
        Assert.That(Fees.Of(Money(amount), currency), Is.EqualTo(Money(fee)));

    static decimal Money(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
