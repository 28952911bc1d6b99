namespace Orders.Api.Submissions;

/// <summary>A kind of submission, with its names on the bus, in URLs and in sentences.</summary>
/// <param name="Name">Also the kind of its saga.</param>
/// <param name="IdField">The field of the resource that holds its id.</param>
/// <param name="Steps">The steps shown as pending until the saga can be asked.</param>
sealed record SubmissionKind(string Name, string Path, string IdField, params IReadOnlyList<string> Steps)
{
    public static readonly SubmissionKind
        Order = new("Order", "/orders", "orderId", "ReserveInventory", "ChargePayment", "CreateShipment", "SendConfirmation"),
        Transfer = new("Transfer", "/transfers", "referenceId", "Withdraw", "Deposit"),
        StandingTransfer = new("StandingTransfer", "/standing-transfers", "referenceId", "Transfer") { Noun = "standing transfer" };

    static readonly SubmissionKind[] All = [Order, Transfer, StandingTransfer];

    public string Noun { get; init; } = Name.ToLowerInvariant();

    /// <summary>An order and a transfer may have the same id; their sagas do not.</summary>
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
