namespace Banking.Service;

static class LedgerEndpoints
{
    /// <summary><c>GET /ledger/check</c>, in Development only, because it reads the whole ledger.</summary>
    internal static void MapLedger(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            app.MapGet("/ledger/check", async (LedgerReader ledger, CancellationToken cancellation) =>
                    TypedResults.Ok(await ledger.Check(cancellation))
                )
                .WithTags("Ledger")
                .WithSummary("Checks that all balances add up, at one instant.");
        }
    }
}
