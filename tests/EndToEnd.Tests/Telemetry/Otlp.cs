namespace EndToEnd.Tests.Telemetry;

/// <param name="Parent">The span that this one is part of; empty for the first of a trace.</param>
sealed record ReceivedSpan(string Service, string TraceId, string Id, string Parent, string Name, ulong Kind)
{
    internal const ulong Server = 2;
}

/// <param name="Attributes">What the log's scopes and its own values said, by name.</param>
sealed record ReceivedLog(string Service, string TraceId, string Text, ILookup<string, string> Attributes);

sealed record ReceivedMetric(string Service, string Name);

/// <summary>What is read of the three requests of OTLP; the numbers are those of opentelemetry-proto, which never change.</summary>
static class Otlp
{
    internal static IEnumerable<ReceivedSpan> Spans(Protobuf request) =>
        from resource in request.All(1)
        let service = Service(resource)
        from span in resource.All(2, 2)
        select new ReceivedSpan(service, span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), span.Number(6));

    internal static IEnumerable<ReceivedLog> Logs(Protobuf request) =>
        from resource in request.All(1)
        let service = Service(resource)
        from line in resource.All(2, 2)
        select new ReceivedLog(service, line.Hex(9), Text(line.All(5)), line.All(6).ToLookup(Key, Value));

    internal static IEnumerable<ReceivedMetric> Metrics(Protobuf request) =>
        from resource in request.All(1)
        let service = Service(resource)
        from metric in resource.All(2, 2)
        select new ReceivedMetric(service, metric.Text(1));

    static string Service(Protobuf resource) =>
        resource.All(1, 1).Where(attribute => Key(attribute) == "service.name").Select(Value).Single();

    static string Key(Protobuf attribute) => attribute.Text(1);

    static string Value(Protobuf attribute) => Text(attribute.All(2));

    /// <summary>Numbers and lists are none.</summary>
    static string Text(IEnumerable<Protobuf> any) => any.FirstOrDefault()?.Text(1) ?? "";
}
