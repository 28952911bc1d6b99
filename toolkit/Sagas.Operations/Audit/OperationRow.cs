namespace Sagas.Operations;

/// <summary>
/// A line of the audit: that something was asked of a saga (before anything is sent), or what became of it. Lines are only
/// ever added (docs/decisions/0008).
/// </summary>
public sealed class OperationRow
{
    /// <summary>Where it stands in the audit.</summary>
    public long Position { get; init; }

    /// <summary>The id of this row.</summary>
    public required Guid Id { get; init; }

    /// <summary>The operation that it belongs to.</summary>
    public required Guid OperationId { get; init; }

    /// <summary>On an outcome: the <see cref="Id"/> of its request; null on a request.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>The place of the saga in the selection, from 0, and how many sagas were selected.</summary>
    public required int Item { get; init; }

    /// <summary>How many sagas or messages the operation is about.</summary>
    public required int Items { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked.</summary>
    public required string Actor { get; init; }

    /// <summary>The roles that they had.</summary>
    public required string Roles { get; init; }

    /// <summary>What was asked.</summary>
    public required SagaAction Action { get; init; }

    /// <summary>The saga as the caller named it.</summary>
    public required string Asked { get; init; }

    /// <summary>The saga that it is about.</summary>
    public Guid? SagaId { get; init; }

    /// <summary>The saga's kind.</summary>
    public string? Kind { get; init; }

    /// <summary>What people call the saga.</summary>
    public string? BusinessId { get; init; }

    /// <summary>Why it was asked.</summary>
    public required string Reason { get; init; }

    /// <summary>What became of it.</summary>
    public required ActionOutcome Outcome { get; init; }

    /// <summary>The outcome, for people.</summary>
    public string? Detail { get; init; }
}
