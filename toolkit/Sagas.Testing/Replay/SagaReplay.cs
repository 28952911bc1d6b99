using MassTransit;
using Sagas.History;

namespace Sagas.Testing;

/// <summary>
/// Replays a recorded history on a state machine, message by message, each at its recorded time, and compares the decisions: the state
/// after, whether the message was ignored, and what was sent. It detects changes that break running sagas.
/// </summary>
public sealed class SagaReplay
{
    readonly SagaHistory history;

    SagaReplay(SagaHistory history, IReadOnlyList<ReplayDifference> differences) => (this.history, Differences) = (history, differences);

    /// <summary>
    /// Empty when every decision was the same. The replay ends at a decision that leads to another state: everything after it would differ.
    /// </summary>
    public IReadOnlyList<ReplayDifference> Differences { get; }

    /// <summary>Replays a document of <c>GET /ops/sagas/{id}/history</c>.</summary>
    /// <param name="configure">Services that the machine needs. The retry policies come from the history unless a setting here replaces
    /// them.</param>
    /// <exception cref="FormatException">The text is not a history.</exception>
    public static async Task<SagaReplay> Of<TMachine, TState>(string json, Action<SagaTestOptions>? configure = null)
        where TMachine : class, SagaStateMachine<TState> where TState : SagaState, new()
    {
        var history = SagaHistory.Parse(json);
        var options = new SagaTestOptions { IsReplay = true, StartsAt = history.Entries[0].At };
        PolicySettings.Add(history.Policies, options.Settings);
        options.With<TMachine, TState>();
        configure?.Invoke(options);
        await using var host = await SagaHost.Start(options);
        return new SagaReplay(history, await new Retelling(host, history, host.AddressOf(options.Machines[0])).Tell());
    }

    /// <summary>Fails with all differences if there are any.</summary>
    /// <exception cref="SagaTestException">The machine decides differently from the recording.</exception>
    public void EnsureSame()
    {
        if (Differences.Count > 0)
            throw new SagaTestException(ToString());
    }

    /// <summary>The differences in readable form, with the history's entries around the first.</summary>
    public override string ToString() => Differences.Count == 0
        ? $"The history of {history.Kind} {history.BusinessId} replays as recorded: {history.Entries.Count} entries."
        : ReplayText.Of(history, Differences);
}

/// <summary>A decision that differs from the recording.</summary>
/// <param name="Entry">The number of the entry in the history, from 1.</param>
/// <param name="What">What differs, e.g. <c>state after</c> or <c>ChargePayment.amount</c>.</param>
public sealed record ReplayDifference(int Entry, string What, string Expected, string Got);
