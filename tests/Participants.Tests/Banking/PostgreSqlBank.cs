using Banking.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal;
using Sagas.Journal.PostgreSql;

namespace Participants.Tests.Banking;

/// <summary>The bank on a PostgreSQL database of its own, with the real journal.</summary>
sealed class PostgreSqlBank : IAsyncDisposable
{
    readonly PostgreSql database = new("banking");

    public async Task<Participant> Start()
    {
        var bank = await Participant.Start(bus => bus.AddBanking(), Surroundings, services => services.AddJournal<BankingContext>());
        await using var context = await Context(bank);
        await context.Database.MigrateAsync();
        return bank;
    }

    public static Task<BankingContext> Context(Participant bank) => bank.The<IDbContextFactory<BankingContext>>().CreateDbContextAsync();

    void Surroundings(IServiceCollection services)
    {
        services.AddSingleton<IBank, SimulatedBank>();
        services.AddSingleton<AccountReader>().AddSingleton<AccountOpening>().AddSingleton<AccountWriter>().AddSingleton<LedgerReader>();
        services.AddPostgreSql<BankingContext>(database.Connection);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
