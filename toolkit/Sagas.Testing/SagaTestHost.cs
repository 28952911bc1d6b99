namespace Sagas.Testing;

/// <summary>What runs the sagas of a test. The same test passes on each.</summary>
public enum SagaTestHost
{
    /// <summary>
    /// MassTransit's in-memory harness and the in-memory journal, with real serialization, topology and inbox.
    /// </summary>
    Harness,

    /// <summary>The engine alone, which makes the same decisions: thousands of scenarios per second.</summary>
    Engine,
}
