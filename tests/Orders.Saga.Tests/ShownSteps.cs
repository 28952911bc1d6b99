using Sagas;

namespace Orders.Saga.Tests;

static class ShownSteps
{
    /// <summary>The steps that readers see: not waits, and not those that do not apply.</summary>
    internal static IReadOnlyList<StepRecord> Shown(this SagaState saga) => saga.Steps.FindAll(step => !step.IsHidden);

    internal static StepRecord Step(this SagaState saga, string name) =>
        saga.Steps.Find(step => step.Name == name)
        ?? throw new AssertionException(
            $"There is no record of {name}; there are {string.Join(", ", saga.Steps.Select(step => step.Name))}."
        );
}
