using System.Text.Json;

namespace Sagas;

/// <summary>Tells the parent how its child saga ended; sent again whenever the parent asks again.</summary>
/// <param name="SagaId">The parent.</param>
/// <param name="Step">The parent's step that waits for the child.</param>
/// <param name="Output">What the child returns, if its table says so.</param>
public record ChildFinished(Guid SagaId, string Step, Guid ChildId, SagaStatus Status, SagaFailure? Failure, JsonElement? Output = null)
{
    /// <summary>The child's output as the type that the parent expects.</summary>
    public T OutputAs<T>() =>
        Output is { } json && SagaJson.Read<T>(json) is { } output
            ? output
            : throw new InvalidOperationException(
                $"The child {ChildId} of step {Step} returned {Output?.ToString() ?? "nothing"}, not a {typeof(T).Name}. Its table "
                    + "must say Returns(saga => ...) with a value of that shape."
            );
}
