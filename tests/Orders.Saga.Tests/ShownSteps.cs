using Sagas.Steps;

namespace Orders.Saga.Tests;

static class ShownSteps
{
    /// <summary>The steps that readers see: not waits, and not those that do not apply.</summary>
    internal static IReadOnlyList<StepRecord> Shown(this SagaState saga) => saga.Steps.FindAll(step => !step.IsHidden);
}
