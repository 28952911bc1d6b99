using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sagas;

/// <summary>A saga as readers see it; the HTTP resource, the operations API and the final event share this shape.</summary>
/// <param name="Run">The number of this instance in a saga that continues as new, from 1; its neighbours are
/// <paramref name="ContinuedFrom"/> and <paramref name="ContinuedAs"/>.</param>
/// <param name="Output">What the saga returned, once it has ended.</param>
/// <param name="Owed">What would be compensated, in this order, if the saga went no further. Readers get it; the final event does not
/// contain it.</param>
public sealed record SagaDetail(
    Guid SagaId,
    string Kind,
    string BusinessId,
    SagaStatus Status,
    string State,
    string? CustomStatus,
    DateTimeOffset SubmittedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<StepDetail> Steps,
    SagaFailure? Failure,
    string? CannotCancelBecause,
    Guid? ParentId = null,
    int Run = 1,
    Guid? ContinuedFrom = null,
    Guid? ContinuedAs = null,
    JsonElement? Output = null,
    IReadOnlyList<OwedCompensation>? Owed = null)
{
    /// <summary>The requests that the saga would refuse now, and why. Known where the saga was read; never sent.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<SagaRequest, string>? Refusals { get; init; }
}

/// <summary>A step that may have happened and is not compensated, and its compensation.</summary>
public sealed record OwedCompensation(string Step, string Compensation);

/// <param name="Attempts">All attempts, including those before an operator's retry.</param>
/// <param name="Progress">The participant's last progress report, while it works.</param>
/// <param name="StartedAt">When its first attempt began, or the first after an operator's retry; null while it has none.</param>
public sealed record StepDetail(
    string Name,
    StepStatus Status,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    FailureDetail? Failure,
    JsonElement? Result,
    Guid? ChildId = null,
    string? Progress = null,
    DateTimeOffset? StartedAt = null
);

/// <summary>Why a step failed.</summary>
public sealed record FailureDetail(string Type, string Message);

/// <summary>Why the saga as a whole did not complete.</summary>
public sealed record SagaFailure(string Step, string Code, string Message);
