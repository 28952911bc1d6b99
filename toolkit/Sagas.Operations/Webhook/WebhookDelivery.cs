namespace Sagas.Webhook;

/// <summary>How far a delivery is.</summary>
public enum DeliveryStatus
{
    /// <summary>To be posted, for the first time or again.</summary>
    Pending,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>Given up after the last attempt.</summary>
    Failed,
}

/// <summary>One event on its way to the webhook's receiver. It keeps its id and body however often it is posted.</summary>
public sealed class WebhookDelivery
{
    /// <summary>The id of the event, also that of the message that announced it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Null when it is about a message that names none.</summary>
    public required Guid? SagaId { get; init; }

    /// <summary>What it is about, e.g. <c>Order</c> and its name, or <c>Queue</c> and its name.</summary>
    public required string Kind { get; init; }

    /// <summary>What people call the saga or the queue.</summary>
    public required string BusinessId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What is posted, byte for byte, because it is signed.</summary>
    public required string Body { get; init; }

    /// <summary>How far it is.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is posted next; null when nothing is left to do.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What the last attempt came to, e.g. <c>HTTP 503</c>.</summary>
    public string? LastAnswer { get; init; }

    /// <summary>When it was delivered or given up.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
