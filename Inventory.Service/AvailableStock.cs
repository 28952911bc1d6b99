using Contracts.Rules;

namespace Inventory.Service;

/// <summary>The body of <c>PUT /stock/{productId}</c>.</summary>
/// <param name="Available">The new number of available pieces, 0 to 1,000,000.</param>
sealed record AvailableStock(int? Available)
{
    const int Most = 1_000_000;

    internal Dictionary<string, string[]> Problems(string productId)
    {
        var problems = new Dictionary<string, string[]>();
        if (Ids.ProductProblem(productId) is { } problem)
            problems["productId"] = [$"It is '{productId}'; {problem}."];
        if (Available is null)
            problems["available"] = [$"It is missing; allowed is 0 to {Most}."];
        else if (Available is < 0 or > Most)
            problems["available"] = [$"It is {Available}; allowed is 0 to {Most}."];
        return problems;
    }
}
