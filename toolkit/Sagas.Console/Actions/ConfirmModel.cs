namespace Sagas.Console.Actions;

/// <summary>What the page shows that asks for a reason before an action on one saga.</summary>
public sealed record ConfirmModel(SagaDetail Saga, ActionChoice Choice, string? Reason, string? Problem);
