using Microsoft.Extensions.Configuration;

namespace Sagas.Testing;

/// <summary>
/// Checks a table of steps by exploring every path of its sagas on the engine: all orders of replies, refusals, failures, lost, late and
/// repeated answers, deadlines, operators' requests and messages from outside (docs/testing-sagas.md).
/// </summary>
public static class SagaExplorer
{
    /// <summary>Explores all paths from each start message.</summary>
    /// <param name="starts">
    /// Messages that start a saga, one for each path that depends on the input: each step must begin after at least one of them.
    /// </param>
    public static Exploration Explore<TMachine, TState>(IReadOnlyList<object> starts, Action<ExplorationOptions>? configure = null)
        where TMachine : class where TState : SagaState, new()
    {
        var options = new ExplorationOptions();
        configure?.Invoke(options);
        using var provider = EngineHost.Provider(new ConfigurationBuilder().Build(), new ManualTime(options.StartsAt), options.Services);
        var table = EngineTable<TState>.Of<TMachine>(provider, options.Services.Count > 0);
        return new Explorer<TState>(table.Definition, typeof(TMachine).Name, starts, options).Explore();
    }

    /// <inheritdoc cref="Explore{TMachine, TState}(IReadOnlyList{object}, Action{ExplorationOptions}?)"/>
    public static Exploration Explore<TMachine, TState>(object start, Action<ExplorationOptions>? configure = null)
        where TMachine : class where TState : SagaState, new() => Explore<TMachine, TState>([start], configure);
}
