using Sagas.Journal;
using Sagas.Persistence;

namespace Sagas.Tests.Contracts;

/// <summary>Makes units of work and rows for the contract, so that a test states only what it is about.</summary>
static class Unit
{
    internal static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    internal static UnitOfWork Of(params Action<UnitOfWork>[] work) => Of(Entry(), work);

    internal static UnitOfWork Of(JournalEntry entry, params Action<UnitOfWork>[] work)
    {
        var unit = new UnitOfWork(entry, null!, null!, Now);
        foreach (var act in work)
            act(unit);
        return unit;
    }

    internal static JournalEntry Entry(
        Guid? messageId = null,
        string endpoint = "orders",
        bool pending = false,
        DateTimeOffset? at = null
    ) =>
        new()
        {
            Endpoint = endpoint,
            MessageId = messageId ?? Guid.NewGuid(),
            MessageType = "OrderSubmitted",
            Body = "{}",
            At = at ?? Now,
            Pending = pending,
        };

    internal static SagaRow Saga(Guid? id = null, int version = 1, string state = "Reserving") => new()
    {
        Id = id ?? Guid.NewGuid(),
        Kind = "order",
        BusinessId = "order-1",
        State = state,
        Status = SagaStatus.Running,
        Version = version,
        SubmittedAt = Now,
        UpdatedAt = Now,
        Data = "{}",
    };

    internal static TimerRow Timer(Guid saga, DateTimeOffset due, string name = "ChargePayment") =>
        new()
        {
            SagaId = saga,
            Name = name,
            DueAt = due,
            Destination = "queue:order-saga",
        };

    internal static Action<UnitOfWork> Insert(SagaRow row) => unit => unit.Insert(row.Id, row);

    internal static Action<UnitOfWork> Insert(EveryTypeRow row) => unit => unit.Insert(row.Id, row);

    internal static Action<UnitOfWork> Insert(StockRow row) => unit => unit.Insert(row.ProductId, row);

    /// <summary>Writes the row as one who read <paramref name="version"/> would.</summary>
    internal static Action<UnitOfWork> UpdateFrom(int version, Guid saga, string state) =>
        unit => unit.Update(saga, Saga(saga, version, state));

    internal static Action<UnitOfWork> Take(string productId, int pieces) =>
        unit => unit.Adjust<StockRow>(productId, (nameof(StockRow.Available), -pieces), (nameof(StockRow.Reserved), pieces));
}
