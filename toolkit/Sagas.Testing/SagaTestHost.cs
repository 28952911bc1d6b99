namespace Sagas.Testing;

/// <summary>What the sagas of a test run on. The same test passes on each.</summary>
public enum SagaTestHost
{
    /// <summary>
    /// MassTransit's in-memory harness and the in-memory journal: serialization, topology and the inbox are the real ones.
    /// </summary>
    Harness,

    /// <summary>The engine alone, which decides the same: thousands of scenarios a second.</summary>
    Engine,
}
