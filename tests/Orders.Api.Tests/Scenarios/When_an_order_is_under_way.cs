using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_an_order_is_under_way : Scenario
{
    [Test]
    public async Task It_shows_what_its_saga_says()
    {
        var id = await Placed();
        Api.Sagas.Knows(id, SagaStatus.Retrying);

        var order = await Get($"/orders/{id}");

        var charge = order["steps"]![1]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)order["status"], Is.EqualTo("Retrying"));
            Assert.That((string?)order["state"], Is.EqualTo("ChargePayment"));
            Assert.That((int)charge["attempts"]!, Is.EqualTo(2));
            Assert.That((string?)charge["failure"]!["type"], Is.EqualTo("TimeoutException"));
        });
    }
}
