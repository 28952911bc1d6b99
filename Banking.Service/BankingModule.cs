using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceDefaults;

namespace Banking.Service;

/// <summary>The bank: keeps accounts and a double-entry ledger, and moves money from one account through transit to another.</summary>
public static class BankingModule
{
    public static IHostApplicationBuilder AddBanking(this IHostApplicationBuilder builder)
    {
        builder.AddService<BankingContext>("banking", bus => bus.AddBanking());
        builder.AddSimulation();
        builder.Services.TryAddSingleton<IBank, SimulatedBank>();
        builder
            .Services.AddSingleton<AccountReader>()
            .AddSingleton<AccountOpening>()
            .AddSingleton<AccountWriter>()
            .AddSingleton<LedgerReader>();
        if (builder.Environment.IsDevelopment())
            builder.Services.AddHostedService<StartAccounts>();
        return builder;
    }

    /// <summary>One queue for all three commands: nearly always they are handled in the order in which they were sent.</summary>
    public static void AddBanking(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<WithdrawConsumer>().Endpoint(endpoint => endpoint.Name = "banking");
        bus.AddConsumer<DepositConsumer>().Endpoint(endpoint => endpoint.Name = "banking");
        bus.AddConsumer<RefundConsumer>().Endpoint(endpoint => endpoint.Name = "banking");
    }
}
