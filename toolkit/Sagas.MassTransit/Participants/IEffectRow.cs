using Sagas.Journal;

namespace Sagas;

/// <summary>What a participant recorded of one saga's effect, under the saga's id.</summary>
public interface IEffectRow : IVersioned
{
    /// <summary>True when it was undone, and for a tombstone: undone before it was done. Then it is never done (again).</summary>
    bool IsUndone { get; }
}
