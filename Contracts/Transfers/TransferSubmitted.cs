namespace Contracts.Transfers;

/// <summary>A money transfer was accepted (HTTP 202) and written down; the saga starts with it. One per reference.</summary>
/// <param name="SagaId">Derived from <paramref name="ReferenceId"/>, so that the same transfer can never start two sagas.</param>
/// <param name="Currency">Null for the source account's own.</param>
/// <param name="ExecuteAt">When the money is to move; null or past for at once.</param>
public record TransferSubmitted(
    Guid SagaId,
    string ReferenceId,
    string SourceAccount,
    string TargetAccount,
    decimal Amount,
    string? Currency,
    DateTimeOffset? ExecuteAt,
    DateTimeOffset SubmittedAt);
