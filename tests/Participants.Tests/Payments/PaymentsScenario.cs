using Contracts.Orders;
using Contracts.Payments;
using Microsoft.Extensions.DependencyInjection;
using Payments.Service;

namespace Participants.Tests.Payments;

/// <summary>The payments with a gateway that a test can look into, and the commands that a saga sends to them.</summary>
abstract class PaymentsScenario
{
    protected Participant Service { get; private set; } = null!;
    protected RecordingGateway Gateway { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        Gateway = new RecordingGateway();
        Service = await Participant.Start(bus => bus.AddPayments(), services => services.AddSingleton<IPaymentGateway>(Gateway));
    }

    [TearDown]
    public async Task Stop() => await Service.DisposeAsync();

    protected static ChargePayment Charge(Guid saga, decimal amount = 100m, string card = "**** 1234") =>
        new(saga, $"order-{saga:N}", amount, "USD", new PaymentInfo("credit_card", card, Account: null));

    protected static RefundPayment Refund(Guid saga) => new(saga, $"order-{saga:N}");

    protected Payment Recorded(Guid saga) => Service.Store.All<Payment>().Single(payment => payment.SagaId == saga);
}
