namespace Orders.Api.Submissions;

/// <summary>The submission of an <c>Idempotency-Key</c>; written in the unit of work that accepts it.</summary>
public sealed class IdempotencyKeyRow
{
    public const int Longest = 255;

    public required string Key { get; init; }
    public required string Fingerprint { get; init; }
    public required string BusinessId { get; init; }
    public required DateTimeOffset At { get; init; }
}
