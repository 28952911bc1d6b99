using Sagas.Console.Brokers;
using Sagas.Operations;

namespace Sagas.Console.Models;

/// <summary>The page with queues, services and the journal's backlog.</summary>
public sealed record EndpointsModel(BrokerView Broker, IReadOnlyList<Neighbour> Services, JournalBacklog Backlog, DateTimeOffset Now);
