using Microsoft.AspNetCore.Http.HttpResults;

namespace Banking.Service;

/// <summary>Reading accounts and their entries; in Development, also creating them.</summary>
static class AccountEndpoints
{
    const int MostEntries = 500;

    internal static void MapAccounts(this WebApplication app)
    {
        var group = app.MapGroup("/accounts").WithTags("Accounts");
        group
            .MapGet("", async (AccountReader accounts, CancellationToken cancellation) =>
                TypedResults.Ok(await accounts.List(cancellation))
            )
            .WithSummary($"The first {AccountReader.MostListed} accounts, by number, including the bank's own.");
        group.MapGet("{number}", Get).WithSummary("One account.").ProducesProblem(StatusCodes.Status404NotFound);
        group
            .MapGet("{number}/entries", Entries)
            .WithSummary("The entries of an account, oldest first.")
            .WithDescription($"after: the id of the last entry seen, 0 when absent. limit: 1 to {MostEntries}.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        if (app.Environment.IsDevelopment())
            group.MapPut("{number}", Put).WithSummary("Creates an account, or sets its balance. In Development only.");
    }

    static async Task<Results<Ok<AccountView>, ProblemHttpResult>> Get(
        string number,
        AccountReader accounts,
        CancellationToken cancellation
    ) => await accounts.Find(number, cancellation) is { } account ? TypedResults.Ok(account) : Unknown(number);

    static async Task<Results<Ok<List<EntryView>>, ProblemHttpResult, ValidationProblem>> Entries(
        string number, AccountReader accounts, CancellationToken cancellation, long after = 0, int limit = 100)
    {
        if (limit is < 1 or > MostEntries)
            return TypedResults.ValidationProblem(
                new Dictionary<string, string[]> { ["limit"] = [$"It is {limit}; allowed are whole numbers from 1 to {MostEntries}."] }
            );
        return await accounts.Find(number, cancellation) is null
            ? Unknown(number)
            : TypedResults.Ok(await accounts.Entries(number, after, limit, cancellation));
    }

    static async Task<Results<Ok<AccountView>, ValidationProblem>> Put(
        string number, OpeningBalance wanted, AccountWriter writer, AccountReader reader, CancellationToken cancellation)
    {
        var existing = await reader.Find(number, cancellation);
        if (wanted.Problems(number, existing) is { Count: > 0 } problems)
            return TypedResults.ValidationProblem(problems);
        await writer.Set("PUT /accounts", [wanted.Of(number, existing)], cancellation);
        return TypedResults.Ok(await reader.Find(number, cancellation));
    }

    static ProblemHttpResult Unknown(string number) =>
        TypedResults.Problem($"There is no account '{number}'.", statusCode: StatusCodes.Status404NotFound);
}
