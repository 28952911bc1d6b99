namespace Sagas.Journal;

/// <summary>
/// A message breaks what its type and its attributes say of it. It was not handled and is not retried: it is a dead letter, and the
/// message of the exception says which member is wrong, what it holds and what is allowed (docs/decisions/0021).
/// </summary>
public sealed class InvalidMessageException : Exception
{
    internal InvalidMessageException(string message) : base(message) { }
}
