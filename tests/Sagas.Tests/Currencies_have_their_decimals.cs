using Contracts.Rules;

namespace Sagas.Tests;

sealed class Currencies_have_their_decimals
{
    [TestCase("USD", 2)]
    [TestCase("JPY", 0)]
    [TestCase("KWD", 3)]
    [TestCase("CLF", 4)]
    [TestCase("ZZZ", null)]
    [TestCase("XAU", null)]
    [TestCase("XTS", null)]
    [TestCase("usd", null)]
    [TestCase("", null)]
    public void As_ISO_4217_says(string code, int? decimals) => Assert.That(Currencies.DecimalsOf(code), Is.EqualTo(decimals));

    [TestCase("1299.9", "USD", "1299.90 USD")]
    [TestCase("1300.00", "JPY", "1300 JPY")]
    [TestCase("1.234", "KWD", "1.234 KWD")]
    public void Amounts_are_shown_with_them(string amount, string currency, string text) =>
        Assert.That(Money.Text(Of(amount), currency), Is.EqualTo(text));

    [TestCase("1", "1.00")]
    [TestCase("1.5", "1.50")]
    [TestCase("1.500000", "1.50")]
    [TestCase("1.2340", "1.234")]
    [TestCase("1.23450", "1.2345")]
    public void Amounts_are_written_in_one_way(string amount, string canonical) =>
        Assert.That(Money.Canonical(Of(amount)).ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(canonical));

    static decimal Of(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
