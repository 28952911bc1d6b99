using Orders.Api.Submissions;
using Sagas;

namespace Orders.Api.Transfers;

/// <summary>The fields that only transfers have.</summary>
sealed record TransferFields(string ReferenceId, DateTimeOffset? ExecuteAt) : IFields<TransferFields>
{
    static TransferFields IFields<TransferFields>.Of(SubmissionRow row, SagaDetail? saga) =>
        new(row.BusinessId, StoredJson.Read<TransferRequest>(row.RequestJson).ExecuteAt);
}

/// <summary>The fields of a transfer or a standing transfer in a list.</summary>
sealed record ReferenceFields(string ReferenceId) : IFields<ReferenceFields>
{
    static ReferenceFields IFields<ReferenceFields>.Of(SubmissionRow row, SagaDetail? saga) => new(row.BusinessId);
}
