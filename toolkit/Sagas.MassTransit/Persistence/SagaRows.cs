using System.Text.Json;

namespace Sagas.Persistence;

/// <summary>Converts between a saga instance and its row.</summary>
public static class SagaRows
{
    /// <summary>
    /// The saga in a row, as <typeparamref name="TSaga"/>: the type of its kind, or one with the properties that all kinds share.
    /// </summary>
    /// <exception cref="InvalidOperationException">The row has no data.</exception>
    public static TSaga Read<TSaga>(SagaRow row) where TSaga : SagaState =>
        JsonSerializer.Deserialize<TSaga>(row.Data, JournalJson.Options)
        ?? throw new InvalidOperationException(
            $"The saga {row.Kind} {row.Id} has no data in table 'sagas', so it cannot go on. Restore the row's column Data from a backup."
        );

    /// <summary>The row of a saga; texts that are too long for their columns are cut.</summary>
    public static SagaRow Write<TSaga>(TSaga saga) where TSaga : SagaState
    {
        var trouble = saga.Failure is null ? Trouble(saga) : null;
        return new()
        {
            Id = saga.CorrelationId,
            Kind = saga.Kind,
            BusinessId = saga.BusinessId,
            State = saga.CurrentState,
            Status = saga.Status,
            CustomStatus = Limited(saga.CustomStatus, 500),
            Version = saga.Version,
            SubmittedAt = saga.SubmittedAt,
            UpdatedAt = saga.UpdatedAt,
            FinishedAt = saga.FinishedAt,
            FailureCode = Limited(saga.Failure?.Code ?? trouble?.Code, 100),
            FailureMessage = saga.Failure?.Message ?? trouble?.Message,
            SearchText = Limited(saga.SearchText, 500),
            Data = JsonSerializer.Serialize(saga, JournalJson.Options),
        };
    }

    /// <summary>The first <paramref name="length"/> characters, without splitting a surrogate pair.</summary>
    internal static string? Limited(string? text, int length) => text?.Length > length
        ? text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]
        : text;

    /// <summary>The failure of a step that is still being tried: people search for it too.</summary>
    static StepFailure? Trouble(SagaState saga) =>
        saga.Steps.FindLast(step => step.Status is StepStatus.Retrying or StepStatus.Running && step.Failure is not null)?.Failure;
}
