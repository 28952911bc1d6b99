using Contracts.Inventory;
using Inventory.Service;
using MassTransit;
using Sagas.Messages;

namespace Participants.Tests.Inventory;

sealed class When_a_hot_product_is_reserved_concurrently : InventoryScenario
{
    const int Orders = 200;
    const int Pieces = 120;

    [Test]
    public async Task Should_promise_every_piece_once_and_refuse_the_rest()
    {
        InStock("HOT", Pieces);

        var answers = await Task.WhenAll(Enumerable.Range(0, Orders).Select(_ =>
            Service.AskEither<ReserveInventory, InventoryReserved, StepRefused>(Reserve(NewId.NextGuid(), ("HOT", 1)))));

        Assert.That(answers.OfType<InventoryReserved>().Count(), Is.EqualTo(Pieces));
        Assert.That(answers.OfType<StepRefused>().Count(refused => refused.Code == "out_of_stock"), Is.EqualTo(Orders - Pieces));
        Assert.That(StockOf("HOT"), Is.EqualTo((0, Pieces)));
        Assert.That(Service.Store.All<Reservation>().Count(row => row.Status == ReservationStatus.Reserved), Is.EqualTo(Pieces));
    }

    [Test]
    public async Task Should_hand_out_the_last_pieces_in_part()
    {
        InStock("HOT", 10);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 7)
                .Select(_ =>
                    Service.AskEither<ReserveInventory, InventoryReserved, StepRefused>(
                        Reserve(NewId.NextGuid(), ("HOT", 3)) with
                        {
                            AllowPartial = true,
                        }
                    )
                )
        );

        Assert.That(answers.OfType<InventoryReserved>().Sum(answer => answer.Lines.Sum(line => line.Quantity)), Is.EqualTo(10));
        Assert.That(StockOf("HOT"), Is.EqualTo((0, 10)));
    }
}
