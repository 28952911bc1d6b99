using MassTransit;

namespace Sagas.Testing;

/// <summary>
/// Tests of sagas, written as the sequence of their messages (docs/testing-sagas.md): the test sends the input, plays the participants,
/// moves the clock and checks the result. Awaited calls return when everything they cause is done, so checks never wait.
/// </summary>
public static class SagaTest
{
    /// <summary>
    /// Starts the saga's machine, on the in-memory bus and journal or on the engine alone (<see cref="SagaTestOptions.Host"/>). Dispose the
    /// test with <c>await using</c>.
    /// </summary>
    /// <param name="configure">Sets retry policies and other settings, services, further machines and the time.</param>
    public static async Task<SagaTest<TState>> Of<TMachine, TState>(Action<SagaTestOptions>? configure = null)
        where TMachine : class, SagaStateMachine<TState> where TState : SagaState, new()
    {
        var options = new SagaTestOptions();
        options.With<TMachine, TState>();
        configure?.Invoke(options);
        return new SagaTest<TState>(options.Host == SagaTestHost.Engine ? new EngineHost(options) : await SagaHost.Start(options));
    }
}
