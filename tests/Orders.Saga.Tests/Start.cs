using Microsoft.Extensions.DependencyInjection;
using Orders.Saga.Orders;
using Orders.Saga.Transfers;
using Sagas.Testing;

namespace Orders.Saga.Tests;

/// <summary>The sagas under test; settings are given as in <c>appsettings.json</c>.</summary>
static class Start
{
    internal static Task<SagaTest<OrderState>> Order(params (string Name, string Value)[] settings) =>
        SagaTest.Of<OrderStateMachine, OrderState>(options => options.Configure(settings));

    /// <summary>With the transfer saga beside it, as in Orders.Saga.</summary>
    internal static Task<SagaTest<OrderState>> OrderAndTransfers() =>
        SagaTest.Of<OrderStateMachine, OrderState>(options => options.With<TransferStateMachine, TransferState>());

    internal static Task<SagaTest<TransferState>> Transfer(params (string Name, string Value)[] settings) =>
        SagaTest.Of<TransferStateMachine, TransferState>(options => options.Configure(settings));

    internal static void Configure(this SagaTestOptions options, (string Name, string Value)[] settings)
    {
        options.Services.AddOptions<OrderOptions>().BindConfiguration(OrderOptions.Section);
        foreach (var (name, value) in settings)
            options.Settings[name] = value;
    }
}
