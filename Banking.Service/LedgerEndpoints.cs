namespace Banking.Service;

static class LedgerEndpoints
{
    /// <summary><c>GET /ledger/check</c>, in Development only: it reads all there is.</summary>
    internal static void MapLedger(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            app.MapGet("/ledger/check", async (LedgerReader ledger, CancellationToken cancellation) =>
                    TypedResults.Ok(await ledger.Check(cancellation))
                )
                .WithTags("Ledger")
                .WithSummary("Whether all the money adds up, at one instant.");
        }
    }
}
