using Orders.Saga.Orders;
using Orders.Saga.Transfers;
using Sagas;
using Sagas.Persistence;

namespace Orders.Saga.Reconciliation.Rules;

/// <summary>A saga that has ended, and what must be held for it.</summary>
sealed record EndedSaga(
    Guid Id, string Kind, string BusinessId, SagaStatus Status, DateTimeOffset FinishedAt, IReadOnlyList<Expectation> Expectations)
{
    /// <param name="row">Of a saga whose status is final.</param>
    internal static EndedSaga Of(SagaRow row) => new(
        row.Id,
        row.Kind,
        row.BusinessId,
        row.Status,
        row.FinishedAt ?? row.UpdatedAt,
        WithNothingElse(row.Id, row.Kind switch
        {
            "Order" => [.. OrderRules.Of(SagaRows.Read<OrderState>(row))],
            "Transfer" => [TransferRules.Of(SagaRows.Read<TransferState>(row))],
            _ => [],
        })
    );

    /// <summary>The ids under which this participant may hold something for it.</summary>
    internal IEnumerable<Guid> AskedOf(string participant) =>
        Expectations.Where(one => one.Participant == participant).SelectMany(one => one.Of.Concat(one.Less)).Distinct();

    static List<Expectation> WithNothingElse(Guid id, List<Expectation> expected) =>
    [
        .. expected,
        .. Participant.All.Where(participant => !expected.Exists(one => one.Participant == participant && one.Of.Contains(id)))
            .Select(participant => new Expectation(Check.NothingElse, participant, new Dictionary<string, decimal>(), [id], [], false)),
    ];
}

static class Steps
{
    /// <summary>Whether somebody said of one of these steps or compensations that it was done by hand.</summary>
    internal static bool WasByHand(this SagaState saga, params string[] names) =>
        saga.Steps.Exists(step => step.ResolvedAt is not null && names.Contains(step.Name));

    /// <summary>The transfers that a step has started, in all of its tries.</summary>
    internal static IEnumerable<Guid> ChildrenOf(this SagaState saga, string step) =>
        saga.Steps.Where(record => record.Name == step)
            .SelectMany(record => (record.FormerChildren ?? []).Concat(record.ChildId is { } child ? [child] : Array.Empty<Guid>()));
}
