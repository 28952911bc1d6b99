using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>A stored saga instance: the columns that are listed and searched, and the whole instance as JSON.</summary>
public sealed class SagaRow : IVersioned
{
    /// <summary>The saga's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name of this kind of saga.</summary>
    public required string Kind { get; init; }

    /// <summary>The id by which people know this saga.</summary>
    public required string BusinessId { get; init; }

    /// <summary>The state of the state machine.</summary>
    public required string State { get; init; }

    /// <summary>The progress of the saga, in terms common to all kinds.</summary>
    public required SagaStatus Status { get; init; }

    /// <summary>The progress of the saga, in its own words.</summary>
    public string? CustomStatus { get; init; }

    /// <summary>The number of messages it has handled.</summary>
    public int Version { get; set; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When it last handled a message.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The code of its failure.</summary>
    public string? FailureCode { get; init; }

    /// <summary>Its failure, in words.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>Words to find the saga by, besides the columns above.</summary>
    public string? SearchText { get; init; }

    /// <summary>The whole instance, as JSON.</summary>
    public required string Data { get; init; }
}
