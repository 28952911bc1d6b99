using Banking.Service;
using Inventory.Service;
using Orders.Api;
using Orders.Saga;
using Payments.Service;
using Shipping.Service;

namespace Simulation.Services;

/// <summary>The shop's services, two processes each.</summary>
static class Deployment
{
    public const int Instances = 2;

    public static readonly Service
        Inventory = new("inventory", builder => builder.AddInventory()),
        Payments = new("payments", builder => builder.AddPayments()),
        Shipping = new("shipping", builder => builder.AddShipping()),
        Banking = new("banking", builder => builder.AddBanking()),
        Sagas = new("orders-saga", builder => builder.AddOrdersSaga()),
        Api = new("orders-api", builder => builder.AddOrdersApi(), app => app.MapOrdersApi());

    public static readonly Service[] All = [Inventory, Payments, Shipping, Banking, Sagas, Api];
}
