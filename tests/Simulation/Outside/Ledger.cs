namespace Simulation.Outside;

/// <summary>Effects by idempotency key, as a correct partner keeps them: done once, undone once, never done again after that.</summary>
sealed class Ledger<TKey, TWhat> where TKey : notnull
{
    readonly Dictionary<TKey, (TWhat What, bool Undone)> effects = [];

    /// <summary>The effects that are done and not undone.</summary>
    public IEnumerable<KeyValuePair<TKey, TWhat>> Standing =>
        effects.Where(effect => !effect.Value.Undone).Select(effect => KeyValuePair.Create(effect.Key, effect.Value.What));

    public bool Stands(TKey key) => effects.TryGetValue(key, out var effect) && !effect.Undone;

    /// <returns>False when something else was done under this key before.</returns>
    public bool Do(TKey key, TWhat what) =>
        effects.TryAdd(key, (what, Undone: false)) || EqualityComparer<TWhat>.Default.Equals(effects[key].What, what);

    public void Undo(TKey key)
    {
        if (effects.TryGetValue(key, out var effect))
            effects[key] = (effect.What, Undone: true);
    }
}
