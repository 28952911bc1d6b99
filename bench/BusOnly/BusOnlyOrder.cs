using MassTransit;

namespace Bench.BusOnly;

/// <summary>An order's saga as plain MassTransit keeps it in memory: nothing survives a crash, nothing is deduplicated.</summary>
public sealed class BusOnlyOrder : SagaStateMachineInstance
{
    public Guid CorrelationId { get; set; }
    public string CurrentState { get; set; } = "";
    public string OrderId { get; set; } = "";
}
