namespace Sagas.Operations;

/// <summary>
/// A line of the audit: that something was asked of a saga (before anything is sent), or what became of it. Lines are only
/// ever added (docs/decisions/0008).
/// </summary>
public sealed class OperationRow
{
    public long Position { get; init; }
    public required Guid Id { get; init; }
    public required Guid OperationId { get; init; }

    /// <summary>On an outcome: the <see cref="Id"/> of its request; null on a request.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>The place of the saga in the selection, from 0, and how many sagas were selected.</summary>
    public required int Item { get; init; }
    public required int Items { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
    public required string Roles { get; init; }
    public required SagaAction Action { get; init; }

    /// <summary>The saga as the caller named it.</summary>
    public required string Asked { get; init; }
    public Guid? SagaId { get; init; }
    public string? Kind { get; init; }
    public string? BusinessId { get; init; }
    public required string Reason { get; init; }
    public required ActionOutcome Outcome { get; init; }
    public string? Detail { get; init; }
}
