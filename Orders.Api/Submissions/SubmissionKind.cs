namespace Orders.Api.Submissions;

/// <summary>What can be submitted here, and what it is called on the bus, in addresses and in sentences.</summary>
/// <param name="Name">That of its saga, too.</param>
/// <param name="IdField">The field of the resource that holds its id.</param>
/// <param name="Steps">What is shown as pending before the saga can say more.</param>
sealed record SubmissionKind(string Name, string Path, string IdField, params IReadOnlyList<string> Steps)
{
    public static readonly SubmissionKind
        Order = new("Order", "/orders", "orderId", "ReserveInventory", "ChargePayment", "CreateShipment", "SendConfirmation"),
        Transfer = new("Transfer", "/transfers", "referenceId", "Withdraw", "Deposit"),
        StandingTransfer = new("StandingTransfer", "/standing-transfers", "referenceId", "Transfer") { Noun = "standing transfer" };

    static readonly SubmissionKind[] All = [Order, Transfer, StandingTransfer];

    public string Noun { get; init; } = Name.ToLowerInvariant();

    /// <summary>An order and a transfer may have the same id; their sagas have not.</summary>
    public Guid SagaId(string id) => Sagas.SagaId.Of(Name, id);

    public static SubmissionKind? Find(string name) => Array.Find(All, kind => kind.Name == name);
}
