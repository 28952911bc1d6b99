using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sagas.DeadLetters;

/// <summary>
/// Degraded while there is a dead letter anywhere: an operator must look, although the service works.
/// </summary>
public sealed class DeadLetterHealth(DeadLetterCounts counts) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var present = counts.Present;
        return Task.FromResult(
            present.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(Words(present), data: present.ToDictionary(queue => queue.Key, queue => (object)queue.Value))
        );
    }

    static string Words(IReadOnlyDictionary<string, int> present) =>
        $"Not handled: {string.Join(", ", present.OrderBy(queue => queue.Key, StringComparer.Ordinal).Select(Words))}. "
        + "See /dead-letters of the saga service's console.";

    static string Words(KeyValuePair<string, int> queue) => $"{queue.Value} {(queue.Value == 1 ? "message" : "messages")} in {queue.Key}";
}
