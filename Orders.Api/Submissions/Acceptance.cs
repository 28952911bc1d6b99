namespace Orders.Api.Submissions;

/// <summary>The outcome of a submission.</summary>
abstract record Acceptance
{
    /// <summary>It is stored, now or before.</summary>
    public sealed record Accepted(SubmissionRow Row, bool IsNew) : Acceptance;

    /// <summary>The id belongs to another submission of this kind.</summary>
    public sealed record OtherContent(string Id) : Acceptance;

    /// <summary>It cannot be accepted now, or not at all in this shop.</summary>
    public sealed record Refused(string Field, string Message) : Acceptance;

    /// <summary>The <c>Idempotency-Key</c> belongs to another submission.</summary>
    public sealed record KeyReused(string Key) : Acceptance;
}
