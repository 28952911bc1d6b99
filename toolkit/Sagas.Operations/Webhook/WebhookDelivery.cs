namespace Sagas.Webhook;

/// <summary>The status of a delivery.</summary>
public enum DeliveryStatus
{
    /// <summary>To be posted, for the first time or again.</summary>
    Pending,

    /// <summary>The receiver accepted it.</summary>
    Delivered,

    /// <summary>Given up after the last attempt.</summary>
    Failed,
}

/// <summary>A webhook event and its delivery. Its id and body stay the same however often it is posted.</summary>
public sealed class WebhookDelivery
{
    /// <summary>The id of the event, and of the message that announced it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Null for a dead letter that names no saga.</summary>
    public required Guid? SagaId { get; init; }

    /// <summary>The kind of its subject, e.g. <c>Order</c> or <c>Queue</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The business id of the saga, or the name of the queue.</summary>
    public required string BusinessId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The exact bytes that are posted and signed.</summary>
    public required string Body { get; init; }

    /// <summary>The status of the delivery.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>The number of attempts.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is posted next; null when it is finished.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The result of the last attempt, e.g. <c>HTTP 503</c>.</summary>
    public string? LastAnswer { get; init; }

    /// <summary>When it was delivered or given up.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
