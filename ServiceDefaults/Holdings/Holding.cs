namespace ServiceDefaults.Holdings;

/// <summary>What a participant holds for one saga; it is compared with what the saga says (docs/reconciliation.md).</summary>
/// <param name="Status">The participant's own word for it, e.g. <c>Released</c>.</param>
/// <param name="Since">When it came about, or changed last, as far as the participant keeps it; UTC.</param>
/// <param name="Amounts">How much of what (<see cref="Held"/>); empty when nothing is held, or nothing any more.</param>
public sealed record Holding(
    Guid SagaId,
    string BusinessId,
    string Status,
    DateTimeOffset Since,
    IReadOnlyDictionary<string, decimal> Amounts
);

/// <summary>The names of what can be held, as participants and the reconciliation both use them.</summary>
public static class Held
{
    public static IReadOnlyDictionary<string, decimal> Nothing { get; } = new Dictionary<string, decimal>();

    public const string Parcel = "parcel";

    public static string Pieces(string productId) => $"pieces of {productId}";

    public static string Charged(string? currency) => $"{currency} charged";

    public static string Withdrawn(string? currency) => $"{currency} withdrawn";

    public static string Deposited(string? currency) => $"{currency} deposited";
}
