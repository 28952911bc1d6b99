namespace Sagas.Journal;

/// <summary>A row with an optimistic lock: an update holds only if nobody else wrote since it was read. The journal counts it up.</summary>
public interface IVersioned
{
    /// <summary>Counted up by each change.</summary>
    int Version { get; set; }
}
