using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Contracts.Transfers;

namespace Orders.Api.Tests.Scenarios;

/// <summary>An amount has the decimals of its currency (ISO 4217): none in JPY, three in KWD, two when the account has the say.</summary>
sealed class When_a_currency_has_other_decimals : Scenario
{
    [TestCase("JPY", "100", true)]
    [TestCase("JPY", "100.00", true)]
    [TestCase("JPY", "100.55", false)]
    [TestCase("USD", "100.55", true)]
    [TestCase("USD", "100.555", false)]
    [TestCase("KWD", "100.555", true)]
    [TestCase("KWD", "100.5555", false)]
    [TestCase("CLF", "100.5555", true)]
    [TestCase(null, "100.55", true)]
    [TestCase(null, "100.555", false)]
    public async Task Only_amounts_that_exist_in_it_are_taken(string? currency, string amount, bool taken)
    {
        var id = NewId();
        using var transfer = await Send(Transfer(id).With("currency", currency).With("amount", JsonNode.Parse(amount)));
        Assert.That(transfer.StatusCode, Is.EqualTo(taken ? HttpStatusCode.Accepted : HttpStatusCode.BadRequest));
        if (!taken)
        {
            Assert.That((await Body(transfer))["errors"]!.AsObject().Select(error => error.Key), Is.EqualTo(new[] { "amount" }));
            return;
        }
        await Patience.Until(() => Heard(id).Any(), () => "the saga service has it");
        Assert.That(Heard(id)[0].Amount, Is.EqualTo(decimal.Parse(amount, CultureInfo.InvariantCulture)));
    }

    static IReadOnlyList<TransferSubmitted> Heard(string id) => Api.Sagas.Of<TransferSubmitted>(id, "Transfer");

    [TestCase("100.5", "100.50")]
    [TestCase("100.500", "100.50")]
    [TestCase("100.550", "100.55")]
    [TestCase("100.555", "100.555")]
    public async Task An_amount_is_the_same_however_it_is_written(string one, string other)
    {
        var id = NewId();
        using var first = await Send(Transfer(id).With("currency", "KWD").With("amount", JsonNode.Parse(one)));
        using var second = await Send(Transfer(id).With("currency", "KWD").With("amount", JsonNode.Parse(other)));
        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.Accepted)));
    }
}
