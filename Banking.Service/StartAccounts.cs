using Microsoft.EntityFrameworkCore;

namespace Banking.Service;

/// <summary>Accounts for trying transfers in Development; only for an empty ledger, so that a restart does not create money.</summary>
sealed class StartAccounts(IDbContextFactory<BankingContext> contexts, AccountWriter accounts) : IHostedService
{
    static readonly WantedBalance[] Balances = [new("85-150", 2000.00m, "USD"), new("43-812", 2000.00m, "USD")];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Set<Movement>().AnyAsync(cancellationToken))
            await accounts.Set("start accounts", Balances, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
