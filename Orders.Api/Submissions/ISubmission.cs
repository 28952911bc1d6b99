namespace Orders.Api.Submissions;

/// <summary>A request that is stored here and carried out by a saga.</summary>
interface ISubmission
{
    SubmissionKind Kind { get; }

    /// <summary>Null when the service is to generate one.</summary>
    string? Id { get; }

    /// <summary>The content that two requests with one id must have in common to be the same.</summary>
    object Content { get; }

    /// <summary>The message that starts the saga.</summary>
    object Submitted(SubmissionRow row);

    /// <summary>
    /// An error that depends on more than the request. Only new submissions are checked: a repeated old request gets the old answer.
    /// </summary>
    (string Field, string Message)? Problem(Circumstances now) => null;
}

/// <summary>What a submission is checked against, besides itself.</summary>
/// <param name="ShopAccount">The account to which orders are paid.</param>
readonly record struct Circumstances(DateTimeOffset Now, string ShopAccount);
