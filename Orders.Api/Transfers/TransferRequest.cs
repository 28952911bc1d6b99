using System.ComponentModel;
using Contracts.Transfers;
using Orders.Api.Input;
using Orders.Api.Submissions;

namespace Orders.Api.Transfers;

/// <summary>The body of <c>POST /transfers</c>.</summary>
public sealed record TransferRequest(
    [property: Description("1 to 34 letters, digits and dashes.")] string SourceAccount,
    [property: Description("A different account.")] string TargetAccount,
    [property: Description("Above 0, at most 10,000,000, no more decimals than the currency has (2 without one).")] decimal Amount,
    [property: Description("1 to 64 letters, digits, - _ and . ; the idempotency key.")] string ReferenceId,
    [property: Description("ISO 4217; that of the source account when absent.")] string? Currency = null,
    [property: Description("RFC 3339, not past, at most 10 years ahead; at once when absent.")]
    DateTimeOffset? ExecuteAt = null) : IReadable<TransferRequest>, ISubmission
{
    SubmissionKind ISubmission.Kind => SubmissionKind.Transfer;
    string? ISubmission.Id => ReferenceId;
    object ISubmission.Content => this;

    object ISubmission.Submitted(SubmissionRow row) =>
        new TransferSubmitted(row.SagaId, ReferenceId, SourceAccount, TargetAccount, Amount, Currency, ExecuteAt, row.SubmittedAt);

    (string Field, string Message)? ISubmission.Problem(Circumstances now) => ExecutionTime.Past("executeAt", ExecuteAt, now.Now);

    static TransferRequest IReadable<TransferRequest>.Read(Fields body, DateTimeOffset now)
    {
        var (source, target) = body.TwoAccounts();
        // In this order errors list the fields; an amount cannot be read without its currency.
        body.Knows("amount", "referenceId");
        var currency = body.Currency();
        return new TransferRequest(
            source,
            target,
            body.Amount("amount", currency) ?? 0,
            body.Id("referenceId", required: true) ?? "",
            currency,
            ExecutionTime.Read(body, "executeAt", now)
        );
    }
}
