using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas;
using ServiceDefaults;
using ServiceDefaults.Holdings;

namespace Payments.Service;

/// <summary>The payments: charges a customer once per saga, and refunds.</summary>
public static class PaymentsModule
{
    public static IHostApplicationBuilder AddPayments(this IHostApplicationBuilder builder)
    {
        builder.AddService<PaymentsContext>("payments", bus => bus.AddPayments());
        builder.AddSimulation();
        builder.Services.TryAddSingleton<IPaymentGateway, SimulatedGateway>();
        builder.Services.AddSingleton<PaymentReader>().AddSingleton<IHoldings, PaymentHoldings>();
        return builder;
    }

    /// <summary>
    /// One queue for the command and its compensation, so that they are nearly always handled in the order of sending.
    /// </summary>
    public static void AddPayments(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<ChargePaymentConsumer>().Endpoint(endpoint => endpoint.Name = "payments");
        bus.AddConsumer<RefundPaymentConsumer>().Endpoint(endpoint => endpoint.Name = "payments");
        bus.KeepRevocations("payments");
    }
}
