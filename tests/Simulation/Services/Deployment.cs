using Banking.Service;
using Inventory.Service;
using Orders.Api;
using Orders.Saga;
using Payments.Service;
using ServiceDefaults;
using Shipping.Service;
using Simulation.Database;

namespace Simulation.Services;

/// <summary>The shop's services, two processes each.</summary>
static class Deployment
{
    public const int Instances = 2;

    public static readonly Service
        Inventory = new("inventory", builder => builder.AddInventory(), Columns.Of<InventoryContext>()),
        Payments = new("payments", builder => builder.AddPayments(), Columns.Of<PaymentsContext>()),
        Shipping = new("shipping", builder => builder.AddShipping(), Columns.Of<ShippingContext>()),
        Banking = new("banking", builder => builder.AddBanking(), Columns.Of<BankingContext>()),
        Sagas = new("orders-saga", builder => builder.AddOrdersSaga(), Columns.Of<SagasContext>()),
        Api = new("orders-api", builder => builder.AddOrdersApi(), Columns.Of<OrdersContext>(), app => app.MapOrdersApi());

    public static readonly Service[] All = [Inventory, Payments, Shipping, Banking, Sagas, Api];
}
