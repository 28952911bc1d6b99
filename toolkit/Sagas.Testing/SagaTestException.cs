namespace Sagas.Testing;

/// <summary>
/// A saga did not do what its test or its recorded history expects. The message says what was expected, what happened, and the journal.
/// </summary>
public sealed class SagaTestException(string message) : Exception(message);
