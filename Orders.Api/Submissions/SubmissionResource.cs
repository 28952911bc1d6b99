using System.ComponentModel;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>The fields that only one kind of submission has.</summary>
interface IFields<TSelf> where TSelf : IFields<TSelf>
{
    /// <param name="saga">The saga's state; null while it has not started or cannot be asked.</param>
    static abstract TSelf Of(SubmissionRow row, SagaDetail? saga);

    /// <summary>For a submission accepted just now, whose saga has no state yet.</summary>
    static virtual TSelf New(SubmissionRow row) => TSelf.Of(row, saga: null);
}

/// <summary>A submission as its sender sees it: the fields of its kind, then status, steps and failure.</summary>
sealed record SubmissionResource<TFields>(
    [property: Flat] TFields Fields,
    Guid SagaId,
    SagaStatus Status,
    string State,
    string? CustomStatus,
    DateTimeOffset SubmittedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<StepDetail> Steps,
    SagaFailure? Failure,
    [property: Description("What became of the wish to cancel it; null when nobody asked.")] Cancellation? Cancellation,
    SubmissionLinks Links) where TFields : class, IFields<TFields>
{
    public static SubmissionResource<TFields> Of(SubmissionRow row, SagaDetail? saga) => Of(TFields.Of(row, saga), row, saga);

    public static SubmissionResource<TFields> New(SubmissionRow row) => Of(TFields.New(row), row, saga: null);

    static SubmissionResource<TFields> Of(TFields fields, SubmissionRow row, SagaDetail? saga)
    {
        var kind = SubmissionKind.Of(row);
        return new SubmissionResource<TFields>(
            fields,
            saga?.SagaId ?? row.SagaId,
            saga?.Status ?? row.Status,
            saga?.State ?? row.Status.ToString(),
            saga?.CustomStatus,
            row.SubmittedAt,
            saga?.UpdatedAt ?? row.UpdatedAt,
            saga?.FinishedAt ?? row.FinishedAt,
            saga?.Steps ?? [.. kind.Steps.Select(name => new StepDetail(name, StepStatus.Pending, 0, null, null, null))],
            saga?.Failure,
            Cancellation.Of(row, saga),
            SubmissionLinks.Of(kind, row));
    }
}

/// <summary>A submission in a list.</summary>
sealed record SubmissionListItem<TFields>(
    [property: Flat] TFields Fields,
    Guid SagaId,
    [property: Description("Accepted until it finishes; GET it for its steps.")] SagaStatus Status,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? FinishedAt,
    SagaFailure? Failure,
    SubmissionLinks Links) where TFields : class, IFields<TFields>
{
    public static SubmissionListItem<TFields> Of(SubmissionRow row)
    {
        var saga = row.Final();
        return new SubmissionListItem<TFields>(
            TFields.Of(row, saga),
            row.SagaId,
            row.Status,
            row.SubmittedAt,
            row.FinishedAt,
            saga?.Failure,
            SubmissionLinks.Of(SubmissionKind.Of(row), row));
    }
}

/// <summary>Links of a submission.</summary>
sealed record SubmissionLinks(string Self, string Cancellation, string Events)
{
    public static SubmissionLinks Of(SubmissionKind kind, SubmissionRow row)
    {
        var self = $"{kind.Path}/{row.BusinessId}";
        return new SubmissionLinks(self, $"{self}/cancellation", $"{self}/events");
    }
}
