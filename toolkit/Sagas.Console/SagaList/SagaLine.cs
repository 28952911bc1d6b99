using Sagas.Access;
using Sagas.Console.Shared;
using Sagas.Operations;
using Sagas.Persistence;

namespace Sagas.Console.SagaList;

/// <summary>A saga in the list: its sentence, and its steps as a row of dots.</summary>
public sealed record SagaLine(SagaRow Row, Words Sentence, IReadOnlyList<(string Name, StepStatus Status)> Path)
{
    internal static SagaLine Of(SagaRow row, StatusSentence sentences, PersonalView view, DateTimeOffset now)
    {
        var saga = StoredSaga.Read(row, view);
        return new SagaLine(
            row, sentences.Of(saga, now), [.. saga.Steps.Where(step => !step.IsHidden).Select(step => (step.Name, step.Status))]);
    }
}
