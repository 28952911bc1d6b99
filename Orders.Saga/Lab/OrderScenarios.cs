using Sagas.Console.Lab;

namespace Orders.Saga.Lab;

static class OrderScenarios
{
    internal static IReadOnlyList<LabScenario> All { get; } =
    [
        new(
            "order",
            "Orders",
            "An order that works",
            "Reserve, charge, ship, confirm: completed.",
            "ORDER-{run}",
            [Stock("LAPTOP-001"), Order("ORDER-{run}", "LAPTOP-001")]
        ),
        new(
            "out-of-stock",
            "Orders",
            "Out of stock",
            "Refused before anything happened: failed, nothing to undo.",
            "EMPTY-{run}",
            [Stock("KEYBOARD-001", 0), Order("EMPTY-{run}", "KEYBOARD-001", quantity: 5)]
        ),
        new(
            "declined",
            "Orders",
            "Card declined",
            "A card that ends in 0000: the stock goes back.",
            "DECLINED-{run}",
            [Stock("MONITOR-001"), Order("DECLINED-{run}", "MONITOR-001", card: "**** 0000")]
        ),
        new(
            "partial",
            "Orders",
            "Partial order",
            "Three of five are there: they are shipped and charged.",
            "PARTIAL-{run}",
            [Stock("MONITOR-001", 3), Partial("PARTIAL-{run}")]
        ),
        new(
            "by-transfer",
            "Orders",
            "Paid by bank transfer",
            "The payment is a saga of its own.",
            "BANK-{run}",
            [Stock("MOUSE-001"), Money("85-150"), Transferred("BANK-{run}")]
        ),
        new(
            "duplicate",
            "Orders",
            "Submitted twice",
            "The same order twice is one order.",
            "TWICE-{run}",
            [Stock("MOUSE-001"), Order("TWICE-{run}", "MOUSE-001"), Order("TWICE-{run}", "MOUSE-001")]
        ),
        new(
            "large",
            "Orders",
            "A large order",
            "Waits for a person to approve it before anything is reserved.",
            "LARGE-{run}",
            [Stock("LAPTOP-001"), Large("LARGE-{run}")]
        ),
        new(
            "payments-down",
            "Orders",
            "Payments is down",
            "Takes Payments offline: the charge is retried; bring it back below.",
            "DOWN-{run}",
            [Stock("MOUSE-001"), Fault("Payments", """{"mode":"Offline"}"""), Order("DOWN-{run}", "MOUSE-001")]
        ),
        new(
            "shipping-fails",
            "Orders",
            "Shipping fails",
            "After all attempts the money and the stock go back.",
            "UNSHIPPED-{run}",
            [Stock("MOUSE-001"), Fault("Shipping", """{"failOperations":["CreateShipment"]}"""), Order("UNSHIPPED-{run}", "MOUSE-001")]
        ),
        new(
            "refund-fails",
            "Orders",
            "The refund fails, too",
            "Needs intervention: retry it below, or resolve it by hand.",
            "PARKED-{run}",
            [
                Stock("MOUSE-001"),
                Fault("Shipping", """{"failOperations":["CreateShipment"]}"""),
                Fault("Payments", """{"failOperations":["RefundPayment"]}"""),
                Order("PARKED-{run}", "MOUSE-001"),
            ]
        ),
        new(
            "cancel",
            "Orders",
            "Cancelled while paying",
            "Payments takes six seconds; the order is cancelled meanwhile.",
            "CANCELLED-{run}",
            [
                Stock("MOUSE-001"),
                Fault("Payments", """{"delayMs":6000}"""),
                Order("CANCELLED-{run}", "MOUSE-001"),
                new("POST", "OrdersApi", "/orders/CANCELLED-{run}/cancellation", """{"reason":"cancelled in the lab"}"""),
            ]
        ),
        new(
            "slow",
            "Orders",
            "A slow carrier",
            "Shipping takes eight seconds: look at it live.",
            "SLOW-{run}",
            [Stock("MOUSE-001"), Fault("Shipping", """{"delayMs":8000}"""), Order("SLOW-{run}", "MOUSE-001")]
        ),
        new(
            "many",
            "Orders",
            "Fifty orders",
            "At once.",
            "MANY-{run}-1",
            [Stock("MOUSE-001", 500), Order("MANY-{run}-{n}", "MOUSE-001", times: 50)]
        ),
    ];

    static LabCall Stock(string product, int available = 20) =>
        new("PUT", "Inventory", $"/stock/{product}", $$"""{"available":{{available}}}""");

    static LabCall Money(string account) => new("PUT", "Banking", $"/accounts/{account}", """{"balance":2000}""");

    internal static LabCall Fault(string service, string settings) => new("PUT", service, "/simulation", settings);

    static LabCall Order(string id, string product, int quantity = 1, string card = "**** 1234", int times = 1) =>
        Post(
            id,
            $$"""[{"productId":"{{product}}","quantity":{{quantity}}}]""",
            $$"""{"method":"credit_card","card":"{{card}}"}""",
            "",
            times
        );

    static LabCall Partial(string id) =>
        Post(
            id,
            """[{"productId":"MONITOR-001","quantity":5,"unitPrice":25.00}]""",
            """{"method":"credit_card","card":"**** 1234"}""",
            "\"allowPartial\":true,",
            1,
            "125.00"
        );

    static LabCall Large(string id) =>
        Post(id, """[{"productId":"LAPTOP-001","quantity":1}]""", """{"method":"credit_card","card":"**** 1234"}""", "", 1, "25000.00");

    static LabCall Transferred(string id) =>
        Post(id, """[{"productId":"MOUSE-001","quantity":1}]""", """{"method":"bank_transfer","account":"85-150"}""", "", 1);

    static LabCall Post(string id, string items, string payment, string more, int times, string total = "25.00") =>
        new(
            "POST",
            "OrdersApi",
            "/orders",
            $$"""
            {"orderId":"{{id}}",{{more}}"orderItems":{{items}},"paymentInfo":{{payment}},"totalAmount":{{total}},
             "shippingAddress":{"street":"123 Main St","city":"Anytown"},"customerEmail":"lab@example.com"}
            """,
            times
        );
}
