using Contracts.Inventory;
using Sagas;
using Sagas.Console.Failures;

namespace Console.Tests.Failures;

public sealed class Groups_of_failures
{
    [Test]
    public async Task Hold_sagas_that_fail_alike_and_those_under_way_come_first()
    {
        await using var declined = await Participants.Declined();
        await using var retrying = await Participants.Order();
        await retrying.Given(Seen.AnOrder);
        await retrying.Expects<ReserveInventory>().Throws(new UnavailableException("the warehouse is closed"));
        var groups = FailureGroup.Of([Seen.Of(declined).Saga, Seen.Of(retrying).Saga, Seen.Of(declined).Saga]);
        Assert.That(groups.Select(group => $"{group.Step} {group.Type} {group.Count} {group.Waiting.Count}"), Is.EqualTo(new[]
        {
            "ReserveInventory Sagas.UnavailableException 1 1",
            "ChargePayment payment_declined 2 0",
        }));
    }
}
