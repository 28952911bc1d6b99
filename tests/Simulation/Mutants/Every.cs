using System.Runtime.CompilerServices;
using System.Text;
using Banking.Service;
using Contracts;
using Inventory.Service;
using Microsoft.Extensions.DependencyInjection;
using Payments.Service;
using Sagas;
using Sagas.Journal;
using Sagas.Journal.Extending;
using Sagas.Persistence;
using Shipping.Service;
using Simulation.Bus;
using Simulation.Services;
using static Simulation.Mutants.Defects;

namespace Simulation.Mutants;

/// <summary>The defects that the checks must find. A defect that survives is a hole in the checks.</summary>
static class Every
{
    public static IReadOnlyList<Mutant> Mutant { get; } =
    [
        new("a transfer's reference holds no more than a customer's id")
        {
            Enter = world =>
            {
                var banking = world.DatabaseOf(Deployment.Banking);
                banking.Columns = banking.Columns.With("ReferenceId", IdLengths.Given);
            },
        },
        Store("the inbox is not asked", right => new(right) { BeforeCommit = UnderAnotherName() }),
        new("a cached saga is not evicted when somebody else has changed it") { Change = (services, _) => StickyCache.Add(services) },
        Store("a unit's counters are not written", right => new(right)
        {
            BeforeCommit = unit => { if (unit.Repeated) unit.Counters.Drop(_ => true); },
        }),
        Store("a saga's version is not compared", right => new(right)
        {
            BeforeCommit = unit => unit.Changes.Exchange(change => change is { Kind: ChangeKind.Update, Row: SagaRow }, AsUpsert),
        }),
        Store("the same start begins a second saga", right => new(right)
        {
            BeforeCommit = unit => unit.Changes.Exchange(change => change is { Kind: ChangeKind.Insert, Row: SagaRow }, AsUpsert),
        }),
        Store("a commit that conflicts is taken for done", right => new(right)
        {
            Told = (_, outcome) => outcome == CommitOutcome.Conflict ? CommitOutcome.Committed : outcome,
        }, Deployment.Sagas),
        Store("outputs are not written down", right => new(right)
        {
            BeforeCommit = unit => unit.Entry.Outputs = null,
        }),
        Store("what is unsent is not marked", right => new(right)
        {
            BeforeCommit = unit => unit.Entry.Pending = false,
        }),
        Store("what a destination refused is not left to the relay", right => new(right) { Marks = pending => !pending }),
        Store("a duplicate does not send its outputs again", right => new(right) { Found = WithoutOutputs }),
        new("the relay does not run") { Change = (services, _) => WithoutRelay(services) },
        Store("one timer in fifty is not armed", right => new(right) { BeforeCommit = WithoutEveryFiftiethTimer() }),
        Store("a claimed timer is never claimed again", right => new(right) { Claim = _ => TimeSpan.FromDays(1) }),
        new("messages are acknowledged before they are handled") { Enter = world => world.Broker.AcknowledgesEarly = true },
        new("outputs are sent before the commit") { Enter = SendsEarly },
        new("one message in two hundred is confirmed and lost") { Enter = world => world.Broker.Loses = 0.005 },
        Store("a refund before its charge leaves no tombstone", right => new(right)
        {
            BeforeCommit = unit => unit.Changes.Drop(change => change.Row is Payment { Status: PaymentStatus.Cancelled }),
        }, Deployment.Payments),
        Store("a cancellation before its parcel leaves no tombstone", right => new(right)
        {
            BeforeCommit = unit => unit.Changes.Drop(change =>
                change is { Kind: ChangeKind.Insert, Row: Shipment { Status: ShipmentStatus.Cancelled } }),
        }, Deployment.Shipping),
        Store("a released reservation stays reserved", right => new(right)
        {
            BeforeCommit = unit => unit.Changes.Drop(change => change is { Kind: ChangeKind.Update, Row: Reservation }),
        }, Deployment.Inventory),
        Store("a refund is not entered in the ledger", right => new(right)
        {
            BeforeCommit = unit => unit.Changes.Drop(change => change.Row is Movement { Kind: MovementKind.Refund }),
        }, Deployment.Banking),
        Partner<IPaymentGateway>("each attempt charges under a key of its own", right => new ManyKeys(right)),
        Partner<IPaymentGateway>("what is charged after its refund is not refunded again", right => new RefundsOnce(right)),
        Partner<ICarrier>("a parcel is not cancelled at the carrier", right => new NeverCancels(right)),
    ];

    /// <summary>The inbox recognizes a message by endpoint and id: under a new endpoint name it is always new.</summary>
    static Action<UnitOfWork> UnderAnotherName()
    {
        var units = 0;
        return unit => EndpointOf(unit.Entry) = $"{unit.Entry.Endpoint.Split('#')[0]}#{units++}";
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Endpoint>k__BackingField")]
    static extern ref string EndpointOf(JournalEntry entry);

    static Action<UnitOfWork> WithoutEveryFiftiethTimer()
    {
        var timers = 0;
        return unit => unit.Changes.Drop(change => change is { Kind: ChangeKind.Upsert, Row: TimerRow } && ++timers % 50 == 0);
    }

    static RowChange AsUpsert(RowChange change) => change with { Kind = ChangeKind.Upsert };

    static JournalEntry? WithoutOutputs(JournalEntry? entry)
    {
        if (entry is not null)
            entry.Outputs = null;
        return entry;
    }

    static void WithoutRelay(IServiceCollection services)
    {
        foreach (var relay in services.Where(one => one.ImplementationType == typeof(OutboxRelay)).ToList())
            services.Remove(relay);
    }

    static void SendsEarly(World world)
    {
        foreach (var database in world.Databases)
            database.Reached += unit =>
            {
                foreach (var output in OutboundMessage.Deserialize(unit.Entry.Outputs))
                    world.Broker.Take(
                        Address.Of(output.Destination),
                        new Message(MessageNames.OfUrn(output.Types[0]), Encoding.UTF8.GetBytes(output.Envelope)));
            };
    }

    sealed class ManyKeys(IPaymentGateway right) : IPaymentGateway
    {
        int attempts;

        public Task<ChargeResult> Charge(Guid key, decimal amount, string currency, string? card, CancellationToken cancellation) =>
            right.Charge(SagaId.Of($"{key}", $"{++attempts}"), amount, currency, card, cancellation);

        public Task Refund(Guid key, CancellationToken cancellation) => right.Refund(key, cancellation);
    }

    sealed class RefundsOnce(IPaymentGateway right) : IPaymentGateway
    {
        readonly HashSet<Guid> refunded = [];

        public Task<ChargeResult> Charge(Guid key, decimal amount, string currency, string? card, CancellationToken cancellation) =>
            right.Charge(key, amount, currency, card, cancellation);

        public Task Refund(Guid key, CancellationToken cancellation) =>
            refunded.Add(key) ? right.Refund(key, cancellation) : Task.CompletedTask;
    }

    sealed class NeverCancels(ICarrier right) : ICarrier
    {
        public Task<BookingResult> Book(Guid key, Contracts.Orders.Address address, CancellationToken cancellation) =>
            right.Book(key, address, cancellation);

        public Task Cancel(Guid key, CancellationToken cancellation) => Task.CompletedTask;
    }
}
