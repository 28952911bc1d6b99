using Contracts;

namespace Simulation.People;

/// <summary>The texts of one submission: ordinary ones, or each as long as it may be.</summary>
sealed record Texts(bool IsLong)
{
    public string Reason => IsLong ? Of('理', Contracts.Rules.Texts.LongestReason) : "changed my mind";

    public string? Country => IsLong ? Of('国', Contracts.Rules.Texts.LongestCountry) : null;

    /// <summary>64 bytes before the @, and 254 in all.</summary>
    public string Email => IsLong
        ? $"{Of('c', 64)}@{string.Concat(Enumerable.Repeat($"{Of('m', 61)}.", 3))}com"
        : "customer@example.com";

    public string Id(string id) => IsLong ? $"{id}-".PadRight(IdLengths.Given, 'x') : id;

    public string Line(string usual) => IsLong ? Of('街', Contracts.Rules.Texts.LongestAddressLine) : usual;

    static string Of(char character, int length) => new(character, length);
}
