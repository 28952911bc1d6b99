using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults;

/// <summary>How a service takes messages from the broker; section <c>Bus</c>.</summary>
public sealed class BusOptions
{
    public const string Section = "Bus";

    /// <summary>Messages handled at the same time per endpoint; they share commits, so more is cheaper per message.</summary>
    /// <value>Default 128.</value>
    [Range(1, 10_000)]
    public int ConcurrentMessages { get; set; } = 128;

    /// <summary>Messages the broker sends ahead of their acknowledgement; at least <see cref="ConcurrentMessages"/>.</summary>
    /// <value>Default 256.</value>
    [Range(1, 65_535)]
    public ushort Prefetch { get; set; } = 256;

    /// <summary>
    /// Replicated queues, for a RabbitMQ cluster. Changing it needs new queues: RabbitMQ refuses to redeclare one with another type.
    /// </summary>
    public bool QuorumQueues { get; set; }

    /// <value>Default 3, of which one may be lost.</value>
    [Range(1, 9)]
    public int QuorumReplicas { get; set; } = 3;
}
