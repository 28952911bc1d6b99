using System.ComponentModel;
using Contracts.Transfers;
using Orders.Api.Submissions;
using Sagas;

namespace Orders.Api.StandingTransfers;

/// <summary>The fields that only standing transfers have; the steps are those of the current or next date.</summary>
sealed record StandingTransferFields(
    string ReferenceId,
    string? Every,
    string? Cron,
    string TimeZone,
    DateTimeOffset StartAt,
    int? Times,
    string Missed,
    [property: Description(
        "The number of the current or next date, from 1 (dates that one transfer made up for "
            + "count as one); null while it is unknown."
    )]
        int? Date
) : IFields<StandingTransferFields>
{
    static StandingTransferFields IFields<StandingTransferFields>.Of(SubmissionRow row, SagaDetail? saga) => Of(row, saga?.Run);

    static StandingTransferFields IFields<StandingTransferFields>.New(SubmissionRow row) => Of(row, date: 1);

    static StandingTransferFields Of(SubmissionRow row, int? date)
    {
        var request = StoredJson.Read<StandingTransferRequest>(row.RequestJson);
        return new StandingTransferFields(
            row.BusinessId,
            request.Every,
            request.Cron,
            request.TimeZone ?? TimeZoneInfo.Utc.Id,
            request.StartAt ?? row.SubmittedAt,
            request.Times,
            request.Missed ?? MissedDates.One,
            date);
    }
}
