using System.Net;
using Contracts.Transfers;

namespace Orders.Api.Tests.Scenarios;

sealed class When_fifty_identical_transfers_race : Scenario
{
    [Test]
    public async Task All_are_accepted_and_there_is_one_transfer()
    {
        var id = NewId();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Send(Transfer(id))));

        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Accepted));
        Assert.That(await Entries(id, "Transfer"), Is.EqualTo(1));
        await Eventually(
            () => Task.FromResult(Api.Sagas.Of<TransferSubmitted>(id, "Transfer").Count == 1),
            "TransferSubmitted is sent once"
        );
    }

    [Test]
    public async Task Of_different_ones_under_one_reference_one_wins()
    {
        var id = NewId();
        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(amount => Send(Transfer(id).With("amount", amount))));
        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Accepted), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict), Is.EqualTo(49));
    }
}
