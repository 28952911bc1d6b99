namespace Sagas.Journal;

/// <summary>
/// Committed rows that need not be read again. One may be stale: the version check of the commit finds that, and the message is handled
/// again.
/// </summary>
interface IRowCache
{
    /// <returns>Null when the cache does not hold it, whether or not it exists.</returns>
    TRow? Find<TRow>(object key) where TRow : class;
}
