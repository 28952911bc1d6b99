using Banking.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sagas.Journal;
using Sagas.Journal.PostgreSql;

namespace Participants.Tests.Banking;

/// <summary>The bank on a PostgreSQL database of its own, with the real journal.</summary>
sealed class PostgreSqlBank : IAsyncDisposable
{
    static readonly string Server = Environment.GetEnvironmentVariable("SAGAS_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "SAGAS_TEST_POSTGRES is not set, so there is no PostgreSQL to test on. Run ./test, which starts one, or set it to a "
                + "connection string without Database, e.g. Host=127.0.0.1;Port=5432;Username=postgres"
        );

    readonly string name = $"banking_{Guid.NewGuid():N}";

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
        services.AddPostgreSql<BankingContext>($"{Server};Database={name}");
    }

    public async ValueTask DisposeAsync()
    {
        await using var server = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await server.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", server);
        await drop.ExecuteNonQueryAsync();
    }
}
