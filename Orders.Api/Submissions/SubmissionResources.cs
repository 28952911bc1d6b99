using Sagas;

namespace Orders.Api.Submissions;

/// <summary>
/// Shows the current state of a submission: a finished one from its row, an unfinished one from its saga, or from its row if that cannot
/// be asked.
/// </summary>
sealed class SubmissionResources(SagaLookup sagas)
{
    public async Task<SubmissionResource<TFields>> Show<TFields>(SubmissionRow row, CancellationToken cancellation)
        where TFields : class, IFields<TFields> =>
        SubmissionResource<TFields>.Of(row, row.Final() ?? await sagas.Find(row, cancellation));
}

static class FinalStates
{
    /// <summary>Stores the outcome.</summary>
    public static SubmissionRow Ended(this SubmissionRow row, SagaDetail detail)
    {
        row.Status = detail.Status;
        row.FinalJson = StoredJson.Write(detail);
        row.UpdatedAt = detail.UpdatedAt;
        row.FinishedAt = detail.FinishedAt ?? detail.UpdatedAt;
        return row;
    }

    /// <summary>The outcome; null while unfinished.</summary>
    public static SagaDetail? Final(this SubmissionRow row) => row.FinalJson is { } final ? StoredJson.Read<SagaDetail>(final) : null;
}
