using Contracts.Orders;
using Microsoft.Extensions.Options;
using Orders.Saga.Orders;
using Sagas;
using Sagas.Access;
using Sagas.Console.Diagrams;
using Sagas.Console.OneSaga;
using Sagas.Console.Shared;
using Sagas.Operations;
using Sagas.Persistence;
using Sagas.Testing;

namespace Console.Tests;

/// <summary>A saga that really ran, in memory, as the console sees it.</summary>
sealed record Seen(
    StoredSaga Saga,
    SagaGraph Graph,
    IReadOnlyList<OwedCompensation> Owed,
    IReadOnlyList<SagaEvent> Events,
    IReadOnlyList<Attempt> Attempts,
    DateTimeOffset Now)
{
    internal static OrderSubmitted AnOrder { get; } = new(
        SagaId.Of("Order", "ORDER-1"), "ORDER-1", [new OrderLine("LAPTOP-001", 1, null)],
        new PaymentInfo("credit_card", "**** 1234", null), 1299.99m, "USD",
        new Address("123 Main St", "Anytown"), "customer@example.com", false, DateTimeOffset.UnixEpoch);

    internal IReadOnlyList<Upcoming> Next => Upcoming.Of(Saga, Graph, Owed);

    internal Diagram Diagram => Diagram.Of(Graph, Saga, Next, Events, Attempts);

    internal Ledger Ledger => Ledger.Of(Saga, Graph, Attempts);

    internal string Sentence => new StatusSentence(new StepPolicies()).Of(Saga, Now).ToText(Now);

    internal static Seen Of<TMachine, TState>(SagaTest<TState> test, TMachine machine, PersonalView? view = null)
        where TMachine : StepStateMachine<TState> where TState : SagaState, new()
    {
        var seen = view ?? All;
        var saga = StoredSaga.Read(SagaRows.Write(test.State), seen);
        var events = test.Journal.Where(entry => entry.SubjectId == test.SagaId).Select(entry => SagaEvent.Of(entry, seen)).ToList();
        return new Seen(
            saga, ((ISagaGraph)machine).Graph, ((ISagaTable)machine).Owed(saga), events, Attempt.Of(events, saga.FinishedAt), test.Now);
    }

    internal static Seen Of(SagaTest<OrderState> test) => Of(test, new OrderStateMachine());

    internal static PersonalView All => As("ann", AccessRole.Admin);

    internal static PersonalView Masked => As("vic", AccessRole.Viewer);

    static PersonalView As(string name, AccessRole role) =>
        new PersonalData(Options.Create(new AccessOptions())).For(AccessPrincipal.Create("test", name, role));
}
