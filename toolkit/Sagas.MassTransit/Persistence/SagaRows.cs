using System.Text.Json;
using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>Converts between a saga instance and its row.</summary>
static class SagaRows
{
    internal static TSaga Read<TSaga>(SagaRow row) where TSaga : SagaState =>
        JsonSerializer.Deserialize<TSaga>(row.Data, JournalJson.Options)
        ?? throw new InvalidOperationException(
            $"The saga {row.Kind} {row.Id} has no data in table 'sagas', so it cannot go on. Restore the row's column Data from a backup."
        );

    internal static SagaRow Write<TSaga>(TSaga saga) where TSaga : SagaState
    {
        var trouble = saga.Failure is null ? Trouble(saga) : null;
        return new()
        {
            Id = saga.CorrelationId,
            Kind = saga.Kind,
            BusinessId = saga.BusinessId,
            State = saga.CurrentState,
            Status = saga.Status,
            CustomStatus = StorableText.Limited(saga.CustomStatus, 500),
            Version = saga.Version,
            SubmittedAt = saga.SubmittedAt,
            UpdatedAt = saga.UpdatedAt,
            FinishedAt = saga.FinishedAt,
            FailureCode = StorableText.Limited(saga.Failure?.Code ?? trouble?.Code, 100),
            FailureMessage = saga.Failure?.Message ?? trouble?.Message,
            SearchText = StorableText.Limited(saga.SearchText, 500),
            Data = JsonSerializer.Serialize(saga, JournalJson.Options),
        };
    }

    /// <summary>The failure of a step that is still being tried: people search for it too.</summary>
    static StepFailure? Trouble(SagaState saga) =>
        saga.Steps.FindLast(step => step.Status is StepStatus.Retrying or StepStatus.Running && step.Failure is not null)?.Failure;
}
