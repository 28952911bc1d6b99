namespace Sagas.Operations;

/// <summary>
/// A line of the audit: the request of an action on a saga, written before anything is sent, or its outcome. Lines are only appended
/// (docs/decisions/0008).
/// </summary>
public sealed class OperationRow
{
    /// <summary>Its position in the audit.</summary>
    public long Position { get; init; }

    /// <summary>The id of this row.</summary>
    public required Guid Id { get; init; }

    /// <summary>The id of its operation.</summary>
    public required Guid OperationId { get; init; }

    /// <summary>On an outcome: the <see cref="Id"/> of its request; null on a request.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>The index of the saga in the selection, from 0.</summary>
    public required int Item { get; init; }

    /// <summary>The number of sagas or messages in the operation.</summary>
    public required int Items { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The caller.</summary>
    public required string Actor { get; init; }

    /// <summary>The caller's roles.</summary>
    public required string Roles { get; init; }

    /// <summary>The requested action.</summary>
    public required SagaAction Action { get; init; }

    /// <summary>The saga's id or business id as the caller gave it.</summary>
    public required string Asked { get; init; }

    /// <summary>The saga's id.</summary>
    public Guid? SagaId { get; init; }

    /// <summary>The saga's kind.</summary>
    public string? Kind { get; init; }

    /// <summary>The saga's business id.</summary>
    public string? BusinessId { get; init; }

    /// <summary>The caller's reason.</summary>
    public required string Reason { get; init; }

    /// <summary>The outcome.</summary>
    public required ActionOutcome Outcome { get; init; }

    /// <summary>The outcome, in words.</summary>
    public string? Detail { get; init; }
}
