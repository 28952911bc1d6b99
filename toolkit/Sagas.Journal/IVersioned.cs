namespace Sagas.Journal;

/// <summary>A row with optimistic concurrency: an update fails if the row changed since it was read. The journal increments it.</summary>
public interface IVersioned
{
    /// <summary>Incremented by each change.</summary>
    int Version { get; set; }
}
