namespace Orders.Saga.Reconciliation;

/// <summary>What the page of the reconciliation shows.</summary>
/// <param name="Last">Null when nothing has run since this process started.</param>
public sealed record ReconciliationModel(ReconciliationResult? Last, bool MayRun, DateTimeOffset Now);
