using Banking.Service;
using Inventory.Service;
using Orders.Saga.Reconciliation.Rules;
using Payments.Service;
using Sagas;
using Sagas.Persistence;
using ServiceDefaults.Holdings;
using Shipping.Service;
using Simulation.Services;

namespace Simulation.Checks;

/// <summary>What the participants hold is what the sagas say, by the rules of the shop's own reconciliation.</summary>
sealed class Reconciled(World world)
{
    public void Check(IEnumerable<SagaRow> sagas)
    {
        var rows = sagas.ToList();
        var (held, answers) = (Held(), new Answers());
        foreach (var (participant, holdings) in held)
            answers.Add(participant, holdings);
        foreach (var saga in rows.Where(row => row.Status.IsFinal()).Select(EndedSaga.Of))
        {
            foreach (var difference in Comparison.Of(saga, answers))
                IsWrong(difference);
        }
        var known = rows.Select(row => row.Id).ToHashSet();
        foreach (var (participant, holdings) in held)
        {
            foreach (var stranger in holdings.Where(holding => !known.Contains(holding.SagaId)))
            {
                if (Comparison.Stranger(participant, stranger) is { } difference)
                    IsWrong(difference);
            }
        }
    }

    List<(string Participant, List<Holding> Holdings)> Held()
    {
        var moved = Rows<Movement>(Deployment.Banking).ToLookup(movement => movement.SagaId);
        return
        [
            (Participant.Inventory, [.. Rows<Reservation>(Deployment.Inventory).Select(ReservationHoldings.Of)]),
            (Participant.Payments, [.. Rows<Payment>(Deployment.Payments).Select(PaymentHoldings.Of)]),
            (Participant.Shipping, [.. Rows<Shipment>(Deployment.Shipping).Select(ShipmentHoldings.Of)]),
            (Participant.Banking, [.. Rows<Transfer>(Deployment.Banking).Select(row => TransferHoldings.Of(row, moved[row.SagaId]))]),
        ];
    }

    IEnumerable<TRow> Rows<TRow>(Service service) where TRow : class => world.DatabaseOf(service).Rows.Peek<TRow>();

    void IsWrong(Difference one) => world.IsWrong(
        $"{one.Participant} should hold {one.Expected} for {one.BusinessId}, which is {one.Status?.ToString() ?? "unknown"}, "
        + $"and holds {one.Held}: {one.Evidence}");
}
