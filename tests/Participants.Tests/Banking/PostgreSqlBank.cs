using Banking.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal;
using Sagas.Journal.PostgreSql;
using Sagas.Journal.Sqlite;

namespace Participants.Tests.Banking;

/// <summary>The bank on a database of its own, with the real journal.</summary>
sealed class PostgreSqlBank : IAsyncDisposable
{
    readonly ServiceDatabase database = new("banking");

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
        if (ServiceDatabase.IsSqlite)
            services.AddSqlite<BankingContext>(database.Connection);
        else
            services.AddPostgreSql<BankingContext>(database.Connection);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
