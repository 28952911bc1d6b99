using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>A saga instance at rest: the columns that are listed and searched, and the whole instance as JSON.</summary>
public sealed class SagaRow : IVersioned
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string BusinessId { get; init; }
    public required string State { get; init; }
    public required SagaStatus Status { get; init; }
    public string? CustomStatus { get; init; }
    public int Version { get; set; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public string? FailureCode { get; init; }
    public string? FailureMessage { get; init; }

    /// <summary>What the saga is found by, besides the columns above.</summary>
    public string? SearchText { get; init; }
    public required string Data { get; init; }
}
