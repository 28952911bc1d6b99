using MassTransit;

namespace Sagas.Testing;

/// <summary>
/// Tests of sagas that read as the sequence of their messages (docs/testing-sagas.md): the test gives the input, plays the
/// participants, moves the clock and says how it ends. What it awaits is done; what it only looks at is there already.
/// </summary>
public static class SagaTest
{
    /// <summary>
    /// Starts the saga's machine, on the in-memory bus and journal or on the engine alone (<see cref="SagaTestOptions.Host"/>). Dispose the
    /// test with <c>await using</c>.
    /// </summary>
    /// <param name="configure">Retry policies and other settings, services, further machines, the time.</param>
    public static async Task<SagaTest<TState>> Of<TMachine, TState>(Action<SagaTestOptions>? configure = null)
        where TMachine : class, SagaStateMachine<TState> where TState : SagaState, new()
    {
        var options = new SagaTestOptions();
        options.With<TMachine, TState>();
        configure?.Invoke(options);
        return new SagaTest<TState>(options.Host == SagaTestHost.Engine ? new EngineHost(options) : await SagaHost.Start(options));
    }
}
