using Sagas.Operations;

namespace Sagas.Console.Endpoints;

/// <summary>What the page of endpoints shows: queues, services and the journal's backlog.</summary>
public sealed record EndpointsModel(
    BrokerView Broker, IReadOnlyList<Neighbour> Services, JournalBacklog Backlog, DateTimeOffset Now);
