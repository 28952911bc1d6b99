using Orders.Saga.Confirmation;
using Orders.Saga.Orders;
using Orders.Saga.Transfers;
using Sagas.Access;
using Sagas.Console;
using Sagas.Journal;
using Sagas.Operations;
using ServiceDefaults;

namespace Orders.Saga;

public static class OrdersSaga
{
    /// <summary>The state machines, what reads them, and the confirmation step.</summary>
    public static IHostApplicationBuilder AddOrdersSaga(this IHostApplicationBuilder builder)
    {
        builder.AddService<SagasContext>("orders-saga", bus =>
        {
            bus.AddSagaStateMachine<OrderStateMachine, OrderState>().JournalRepository().Endpoint(endpoint => endpoint.Name = "order-saga");
            bus.AddSagaStateMachine<TransferStateMachine, TransferState>().JournalRepository().Endpoint(endpoint => endpoint.Name = "transfer-saga");
            bus.AddConsumer<SendConfirmationConsumer>().Endpoint(endpoint => endpoint.Name = "confirmations");
            bus.AddConsumer<GetSagaConsumer>().Endpoint(endpoint => endpoint.Name = "saga-queries");
        });
        builder.AddSagaAccess();
        builder.Services.AddSagaOperations<SagasContext>().AddTable<OrderStateMachine>().AddTable<TransferStateMachine>();
        builder.Services.AddSagaConsole();
        builder.Services.AddOptions<ShopOptions>().BindConfiguration(ShopOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (string.IsNullOrEmpty(builder.Configuration["Mail:Host"]))
            builder.Services.AddSingleton<IMailer, FolderMailer>();
        else
            builder.Services.AddSingleton<IMailer, SmtpMailer>();
        return builder;
    }
}
