namespace Orders.Api.Orders;

/// <summary>Which order was placed under an <c>Idempotency-Key</c>; written in the unit that places it.</summary>
public sealed class IdempotencyKeyRow
{
    public const int Longest = 255;

    public required string Key { get; init; }
    public required string Fingerprint { get; init; }
    public required string OrderId { get; init; }
    public required DateTimeOffset At { get; init; }
}
