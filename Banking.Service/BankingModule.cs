using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas;
using ServiceDefaults;
using ServiceDefaults.Holdings;

namespace Banking.Service;

/// <summary>The bank: keeps accounts and a double-entry ledger, and moves money between accounts through transit.</summary>
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
            .AddSingleton<LedgerReader>()
            .AddSingleton<IHoldings, TransferHoldings>();
        if (builder.Environment.IsDevelopment())
            builder.Services.AddHostedService<StartAccounts>();
        return builder;
    }

    /// <summary>One queue for all three commands, so that they are nearly always handled in the order of sending.</summary>
    public static void AddBanking(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<WithdrawConsumer>().Endpoint(endpoint => endpoint.Name = "banking");
        bus.AddConsumer<DepositConsumer>().Endpoint(endpoint => endpoint.Name = "banking");
        bus.AddConsumer<RefundConsumer>().Endpoint(endpoint => endpoint.Name = "banking");
        bus.KeepRevocations("banking");
    }
}
