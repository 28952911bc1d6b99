namespace Sagas.Definitions;

/// <summary>A table that cannot work; the message says what to change in it.</summary>
public sealed class SagaDefinitionException(string message) : Exception(message);
