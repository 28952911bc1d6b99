using System.Net;
using System.Net.Http.Json;
using Banking.Service;
using Contracts.Orders;
using Inventory.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payments.Service;
using ServiceDefaults.Holdings;
using Shipping.Service;

namespace Participants.Tests.Http;

/// <summary><c>GET /holdings</c> and the totals, from rows in PostgreSQL.</summary>
sealed class When_it_is_asked_what_is_held
{
    static readonly DateTimeOffset At = new(2030, 1, 31, 9, 0, 0, TimeSpan.Zero);
    static readonly Guid Some = Guid.NewGuid(), Other = Guid.NewGuid(), Third = Guid.NewGuid();

    [Test]
    public async Task Inventory_tells_the_pieces_that_are_reserved()
    {
        await using var inventory = await Holding<InventoryContext>(Reservation(Some, ReservationStatus.Reserved),
            Reservation(Other, ReservationStatus.Released));
        var held = await Held(inventory, $"saga={Some}&saga={Other}&saga={Third}");
        Assert.That(Amounts(held, Some), Is.EqualTo("Reserved: 1 pieces of CAT, 5 pieces of MOUSE"));
        Assert.That(Amounts(held, Other), Is.EqualTo("Released: "));
        Assert.That(held, Has.Count.EqualTo(2), "nothing was ever held for the third");
        Assert.That((held[0].BusinessId, held[0].Since), Is.EqualTo(("O-1", At)));
    }

    [Test]
    public async Task Inventory_tells_where_counters_and_reservations_differ()
    {
        await using var inventory = await Holding<InventoryContext>(
            Reservation(Some, ReservationStatus.Reserved), Reservation(Other, ReservationStatus.Released),
            new Stock { ProductId = "MOUSE", Available = 1, Reserved = 4 }, new Stock { ProductId = "CAT", Reserved = 1 },
            new Stock { ProductId = "DOG", Reserved = 2 });
        using var http = inventory.CreateClient();
        Assert.That(await http.GetFromJsonAsync<List<StockDifference>>("/stock-check"),
            Is.EqualTo(new[] { new StockDifference("DOG", 2, 0), new StockDifference("MOUSE", 4, 5) }));
    }

    [Test]
    public async Task Payments_tell_what_is_charged()
    {
        await using var payments = await Holding<PaymentsContext>(
            Payment(Some, PaymentStatus.Charged), Payment(Other, PaymentStatus.Refunded));
        var held = await Held(payments, "limit=100");
        Assert.That(Amounts(held, Some), Is.EqualTo("Charged: 12.5 USD charged"));
        Assert.That(Amounts(held, Other), Is.EqualTo("Refunded: "));
    }

    [Test]
    public async Task Shipping_tells_the_parcels_that_are_not_cancelled()
    {
        await using var shipping = await Holding<ShippingContext>(
            Shipment(Some, ShipmentStatus.Created), Shipment(Other, ShipmentStatus.Cancelled), Shipment(Third, ShipmentStatus.Dispatched));
        var held = await Held(shipping, "");
        Assert.That(Amounts(held, Some), Is.EqualTo("Created: 1 parcel"));
        Assert.That(Amounts(held, Other), Is.EqualTo("Cancelled: "));
        Assert.That(Amounts(held, Third), Is.EqualTo("Dispatched: 1 parcel"));
    }

    [Test]
    public async Task Banking_tells_what_the_ledger_says_and_not_what_the_transfer_says()
    {
        await using var banking = await Holding<BankingContext>(
            Transfer(Some), Transfer(Other), Transfer(Third),
            TransferMovements.Withdrawal(Transfer(Some)), TransferMovements.Deposit(Transfer(Some), At),
            TransferMovements.Withdrawal(Transfer(Other)), TransferMovements.Refund(Transfer(Other), At));
        var held = await Held(banking, "");
        Assert.That(Amounts(held, Some), Is.EqualTo("Deposited: 12.5 USD deposited, 12.5 USD withdrawn"));
        Assert.That(Amounts(held, Other), Is.EqualTo("Deposited: 0 USD withdrawn"));
        Assert.That(Amounts(held, Third), Is.EqualTo("Deposited: "));
    }

    [Test]
    public async Task Pages_follow_one_another_without_gap_or_overlap()
    {
        var rows = Enumerable.Range(0, 250).Select(_ => Payment(Guid.NewGuid(), PaymentStatus.Charged)).ToArray();
        await using var payments = await Holding<PaymentsContext>(rows);
        var seen = new List<Guid>();
        for (var page = await Held(payments, ""); page.Count > 0; page = await Held(payments, $"after={seen[^1]}"))
        {
            Assert.That(page, Has.Count.LessThanOrEqualTo(100));
            seen.AddRange(page.Select(holding => holding.SagaId));
        }
        Assert.That(seen, Is.Unique.And.EquivalentTo(rows.Select(row => row.SagaId)));
        Assert.That((await Held(payments, $"limit=7&after={seen[9]}")).Select(holding => holding.SagaId), Is.EqualTo(seen[10..17]));
    }

    [TestCase("limit=0", "It is 0; allowed is 1 to 100.")]
    [TestCase("limit=101", "It is 101; allowed is 1 to 100.")]
    [TestCase("saga=6b9f7f9e-6f0c-4b61-8a8c-6f0e5e9b2c11&limit=5", "Give saga, or after and limit, not both.")]
    [TestCase("101 sagas", "There are 101; allowed are at most 100 in one request.")]
    public async Task A_request_that_asks_too_much_is_refused(string query, string words)
    {
        await using var shipping = HttpService<ShippingContext>.Start();
        using var http = shipping.CreateClient();
        query = query == "101 sagas" ? string.Join('&', Enumerable.Range(0, 101).Select(_ => $"saga={Guid.NewGuid()}")) : query;
        using var answer = await http.GetAsync(new Uri($"/holdings?{query}", UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(words));
    }

    static async Task<HttpService<TContext>> Holding<TContext>(params object[] rows) where TContext : DbContext
    {
        var service = HttpService<TContext>.Start();
        await using var context = await service.Services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContextAsync();
        context.AddRange(rows);
        await context.SaveChangesAsync();
        return service;
    }

    static async Task<List<Holding>> Held<TContext>(HttpService<TContext> service, string query) where TContext : class
    {
        using var http = service.CreateClient();
        return (await http.GetFromJsonAsync<List<Holding>>($"/holdings?{query}"))!;
    }

    static string Amounts(List<Holding> held, Guid saga)
    {
        var holding = held.Single(one => one.SagaId == saga);
        var amounts = holding.Amounts.OrderBy(amount => amount.Key)
            .Select(amount => FormattableString.Invariant($"{amount.Value:0.##} {amount.Key}"));
        return $"{holding.Status}: {string.Join(", ", amounts)}";
    }

    static Reservation Reservation(Guid saga, ReservationStatus status) => new()
    {
        SagaId = saga, OrderId = "O-1", Status = status, At = At,
        Lines = [new OrderLine("MOUSE", 2, null), new OrderLine("CAT", 1, null), new OrderLine("MOUSE", 3, null)],
    };

    static Payment Payment(Guid saga, PaymentStatus status) =>
        new() { SagaId = saga, OrderId = "O-1", Status = status, Amount = 12.5m, Currency = "USD", At = At };

    static Shipment Shipment(Guid saga, ShipmentStatus status) => new() { SagaId = saga, OrderId = "O-1", Status = status, At = At };

    static Transfer Transfer(Guid saga) => new()
    {
        SagaId = saga, ReferenceId = "T-1", Status = TransferStatus.Deposited, At = At,
        Source = "85-150", Target = "43-812", Amount = 12.5m, Currency = "USD",
    };
}
