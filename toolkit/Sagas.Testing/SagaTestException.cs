namespace Sagas.Testing;

/// <summary>
/// A saga did not do what its test, or its recorded history, says. The message holds what was expected, what came, and the journal so far.
/// </summary>
public sealed class SagaTestException(string message) : Exception(message);
