using Sagas.Journal;

namespace Sagas;

/// <summary>A participant's record of one saga's effect, under the saga's id.</summary>
public interface IEffectRow : IVersioned
{
    /// <summary>
    /// True when the effect was undone, and for a tombstone, which is undone in advance. It is then never performed (again).
    /// A tombstone has version 0 until its compensation has succeeded outside.
    /// </summary>
    bool IsUndone { get; }
}
