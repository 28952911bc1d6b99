using Sagas;

namespace Orders.Api.Submissions;

/// <summary>
/// Shows a submission as it stands: finished from its own row, under way as its saga says, and with what is here when that cannot be asked.
/// </summary>
sealed class SubmissionResources(SagaLookup sagas)
{
    public async Task<SubmissionResource<TFields>> Show<TFields>(SubmissionRow row, CancellationToken cancellation)
        where TFields : class, IFields<TFields> =>
        SubmissionResource<TFields>.Of(row, row.Final() ?? await sagas.Find(row, cancellation));
}

static class FinalStates
{
    /// <summary>Keeps how it ended.</summary>
    public static SubmissionRow Ended(this SubmissionRow row, SagaDetail detail)
    {
        row.Status = detail.Status;
        row.FinalJson = StoredJson.Write(detail);
        row.UpdatedAt = detail.UpdatedAt;
        row.FinishedAt = detail.FinishedAt ?? detail.UpdatedAt;
        return row;
    }

    /// <summary>How it ended; null while it is under way.</summary>
    public static SagaDetail? Final(this SubmissionRow row) => row.FinalJson is { } final ? StoredJson.Read<SagaDetail>(final) : null;
}
