using System.Buffers;

namespace Contracts.Rules;

/// <summary>The forms of ids, the same at the HTTP edge, in messages and in services.</summary>
public static class Ids
{
    /// <summary>The longest id of a product.</summary>
    public const int LongestProduct = 64;

    /// <summary>The longest account number: that of an IBAN (ISO 13616).</summary>
    public const int LongestAccount = 34;

    /// <summary>The bank's own accounts, one of each kind per currency; customers cannot name them.</summary>
    public const string InTransitPrefix = "IN-TRANSIT-", OpeningPrefix = "OPENING-";

    const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    static readonly SearchValues<char> Alphanumerics = SearchValues.Create(LettersAndDigits),
        IdCharacters = SearchValues.Create(LettersAndDigits + "-_."),
        AccountCharacters = SearchValues.Create(LettersAndDigits + "-");

    /// <summary>An id that a customer chose or was given. It is used in URLs unescaped; dots alone would be read as a path.</summary>
    /// <returns>What is allowed; null when it is.</returns>
    public static string? GivenProblem(string id) =>
        IsGiven(id)
            ? null
            : $"allowed are 1 to {IdLengths.Given} letters, digits and -_. with at least one letter or digit";

    /// <summary>A customer's id, or one derived from it: the id, a colon, and a purpose or a number.</summary>
    public static string? ReferenceProblem(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        var isAllowed = colon < 0 ? IsGiven(id) : IsGiven(id.AsSpan(0, colon)) && IsPurpose(id[colon..]) && id.Length <= IdLengths.Derived;
        return isAllowed
            ? null
            : $"allowed are 1 to {IdLengths.Given} letters, digits and -_. with at least one letter or digit, "
                + $"and after it ':' and a purpose, together at most {IdLengths.Derived} characters";
    }

    /// <summary>A product's id.</summary>
    public static string? ProductProblem(string id) =>
        id.Length is > 0 and <= LongestProduct && !id.AsSpan().ContainsAnyExcept(IdCharacters)
            ? null
            : $"allowed are 1 to {LongestProduct} letters, digits and -_.";

    /// <summary>The number of an account.</summary>
    public static string? AccountProblem(string number) =>
        IsAccount(number) ? null : $"allowed are 1 to {LongestAccount} letters, digits and dashes";

    /// <summary>The number of an account that a customer may name.</summary>
    public static string? CustomerAccountProblem(string number) =>
        AccountProblem(number)
        ?? (IsOfTheBank(number) ? $"accounts that begin with {InTransitPrefix} or {OpeningPrefix} are the bank's own" : null);

    /// <summary>True for what can be the number of an account, also of the bank's own.</summary>
    public static bool IsAccount(string? number) =>
        number is { Length: > 0 and <= LongestAccount } && !number.AsSpan().ContainsAnyExcept(AccountCharacters);

    /// <summary>True for the bank's own accounts, including those of currencies not yet in use.</summary>
    public static bool IsOfTheBank(string number) =>
        number.StartsWith(InTransitPrefix, StringComparison.OrdinalIgnoreCase)
        || number.StartsWith(OpeningPrefix, StringComparison.OrdinalIgnoreCase);

    static bool IsGiven(ReadOnlySpan<char> id) =>
        id.Length <= IdLengths.Given && !id.ContainsAnyExcept(IdCharacters) && id.ContainsAny(Alphanumerics);

    /// <summary>One or more parts of letters and digits, each after a colon: <c>:return:2</c>.</summary>
    static bool IsPurpose(string text) =>
        text.Split(':').Skip(1).All(part => part.Length > 0 && !part.AsSpan().ContainsAnyExcept(Alphanumerics));
}
