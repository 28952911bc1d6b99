namespace Orders.Api.Submissions;

/// <summary>The outcome of a submission.</summary>
abstract record Acceptance
{
    /// <summary>It is stored, now or before.</summary>
    public sealed record Accepted(SubmissionRow Row, bool IsNew) : Acceptance;

    /// <summary>The id belongs to another submission of this kind.</summary>
    public sealed record OtherContent(string Id) : Acceptance;

    /// <summary>It was submitted too late.</summary>
    public sealed record TooLate(string Field, string Message) : Acceptance;

    /// <summary>The <c>Idempotency-Key</c> belongs to another submission.</summary>
    public sealed record KeyReused(string Key) : Acceptance;
}
