using MassTransit;

namespace ServiceDefaults.Topology;

sealed record DeclaredExchange(string Name, string Type);

sealed record DeclaredBinding(string Source, string Destination, string RoutingKey);

/// <summary>
/// What MassTransit declares for this service's receive endpoints, read from its probe: durable exchanges without arguments, and their
/// bindings to one another and to queues. MassTransit itself watches queues, because it consumes from them.
/// </summary>
sealed class DeclaredTopology : ProbeContext
{
    readonly Dictionary<string, Action<IReadOnlyDictionary<string, object?>>> takers;
    readonly Action<IReadOnlyDictionary<string, object?>>? take;

    public DeclaredTopology() => takers = new()
    {
        ["exchange"] = values =>
        {
            if (values["Durable"] is true && values["AutoDelete"] is false)
                Exchanges.Add(new DeclaredExchange((string)values["Name"]!, (string)values["Type"]!));
        },
        ["exchange-binding"] = values => ExchangeBindings.Add(Binding(values)),
        ["queue-binding"] = values => QueueBindings.Add(Binding(values)),
    };

    DeclaredTopology(DeclaredTopology parent, string key) => (takers, take) = (parent.takers, parent.takers.GetValueOrDefault(key));

    public HashSet<DeclaredExchange> Exchanges { get; } = [];
    public HashSet<DeclaredBinding> ExchangeBindings { get; } = [];
    public HashSet<DeclaredBinding> QueueBindings { get; } = [];

    public CancellationToken CancellationToken => CancellationToken.None;

    public static DeclaredTopology Of(IProbeSite bus)
    {
        var topology = new DeclaredTopology();
        bus.Probe(topology);
        return topology;
    }

    public ProbeContext CreateScope(string key) => new DeclaredTopology(this, key);

    public void Set(object values) =>
        take?.Invoke(values.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(values)));

    public void Set(IEnumerable<KeyValuePair<string, object>> values) { }

    public void Add(string key, string value) { }

    public void Add(string key, object value) { }

    static DeclaredBinding Binding(IReadOnlyDictionary<string, object?> values) =>
        new((string)values["Source"]!, (string)values["Destination"]!, (string?)values["RoutingKey"] ?? "");
}
