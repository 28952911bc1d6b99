using Orders.Saga.Confirmation;
using Orders.Saga.Lab;
using Orders.Saga.Orders;
using Orders.Saga.Reconciliation;
using Orders.Saga.StandingTransfers;
using Orders.Saga.Transfers;
using Sagas.Console;
using Sagas.Console.Lab;
using Sagas.Operations;
using ServiceDefaults;

namespace Orders.Saga;

public static class OrdersSaga
{
    /// <summary>Adds the state machines, their queries, and the confirmation step.</summary>
    public static IHostApplicationBuilder AddOrdersSaga(this IHostApplicationBuilder builder)
    {
        builder.AddSagaService("orders-saga", bus =>
        {
            bus.AddSaga<OrderStateMachine, OrderState>();
            bus.AddSaga<TransferStateMachine, TransferState>();
            bus.AddSaga<StandingTransferStateMachine, StandingTransferState>();
            bus.AddConsumer<SendConfirmationConsumer>().Endpoint(endpoint => endpoint.Name = "confirmations");
        });
        builder.Services.AddSagaConsole().AddSingleton<ILab, ShopLab>();
        builder.Services.AddOptions<OrderOptions>().BindConfiguration(OrderOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddConfirmations();
        builder.AddReconciliation();
        return builder;
    }
}
