using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>A saga instance at rest: the columns that are listed and searched, and the whole instance as JSON.</summary>
public sealed class SagaRow : IVersioned
{
    /// <summary>The saga's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What this kind of saga is called.</summary>
    public required string Kind { get; init; }

    /// <summary>What people call this saga.</summary>
    public required string BusinessId { get; init; }

    /// <summary>The state of the state machine.</summary>
    public required string State { get; init; }

    /// <summary>How far it is, in the words of all kinds.</summary>
    public required SagaStatus Status { get; init; }

    /// <summary>How far it is, in its own words.</summary>
    public string? CustomStatus { get; init; }

    /// <summary>The number of messages it has handled.</summary>
    public int Version { get; set; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When it last handled a message.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The code of its failure.</summary>
    public string? FailureCode { get; init; }

    /// <summary>Its failure, for people.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>What the saga is found by, besides the columns above.</summary>
    public string? SearchText { get; init; }

    /// <summary>The whole instance, as JSON.</summary>
    public required string Data { get; init; }
}
