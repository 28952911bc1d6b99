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

    /// <exception cref="InvalidOperationException">This version does not know the kind.</exception>
    public static SubmissionKind Of(SubmissionRow row) =>
        Find(row.Kind)
        ?? throw new InvalidOperationException(
            $"A row of table 'submissions' is of kind '{row.Kind}', which this version does not know. "
                + "Is an older version running beside a newer one?"
        );
}
