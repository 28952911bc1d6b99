namespace Sagas.Journal.Extending;

/// <summary>
/// Committed rows that need not be read again. A cached row may be stale: then the version check of the commit fails, and the message
/// is handled again.
/// </summary>
public interface IRowCache
{
    /// <returns>Null when the row is not cached, whether or not it exists.</returns>
    TRow? Find<TRow>(object key) where TRow : class;
}
