namespace Orders.Api.Submissions;

/// <summary>What became of a request to accept something.</summary>
abstract record Acceptance
{
    /// <summary>It is written down, now or before.</summary>
    public sealed record Accepted(SubmissionRow Row, bool IsNew) : Acceptance;

    /// <summary>Another one of its kind has this id.</summary>
    public sealed record OtherContent(string Id) : Acceptance;

    /// <summary>It should have come earlier.</summary>
    public sealed record TooLate(string Field, string Message) : Acceptance;

    /// <summary>Another one was submitted under this <c>Idempotency-Key</c>.</summary>
    public sealed record KeyReused(string Key) : Acceptance;
}
