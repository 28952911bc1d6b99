namespace Sagas.Definitions;

/// <summary>The table cannot work; the message says what to change in it.</summary>
public sealed class SagaDefinitionException(string message) : Exception(message);
