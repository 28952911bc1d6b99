using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults;

/// <summary>How a service consumes messages; section <c>Bus</c>.</summary>
public sealed class BusOptions
{
    public const string Section = "Bus";

    /// <summary>Messages handled in parallel per endpoint; they share commits, so more in parallel costs less per message.</summary>
    /// <value>Default 128.</value>
    [Range(1, 10_000)]
    public int ConcurrentMessages { get; set; } = 128;

    /// <summary>Unacknowledged messages that the broker sends in advance; at least <see cref="ConcurrentMessages"/>.</summary>
    /// <value>Default 256.</value>
    [Range(1, 65_535)]
    public ushort Prefetch { get; set; } = 256;

    /// <summary>
    /// Uses quorum queues, for a RabbitMQ cluster. Changing it needs new queues: RabbitMQ refuses to redeclare a queue with another type.
    /// </summary>
    public bool QuorumQueues { get; set; }

    /// <value>Default 3, one of which may fail.</value>
    [Range(1, 9)]
    public int QuorumReplicas { get; set; } = 3;
}
