using System.ComponentModel;
using Orders.Api.Submissions;
using Sagas;

namespace Orders.Api.StandingTransfers;

/// <summary>What is shown of a standing transfer alone; its steps are those of the date that is next, or under way.</summary>
sealed record StandingTransferFields(
    string ReferenceId,
    string? Every,
    string? Cron,
    string TimeZone,
    DateTimeOffset StartAt,
    int? Times,
    [property: Description(
        "The number of the date that is next, or under way, from 1 (those that one transfer made up for "
            + "count as one); null while that cannot be told."
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
            date);
    }
}
