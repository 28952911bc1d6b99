namespace Sagas.Streams;

/// <summary>Limits the number of open streams, so that one caller cannot use them all.</summary>
/// <param name="perCaller">The limit per <see cref="Caller"/>.</param>
/// <param name="inAll">The limit of this process.</param>
public sealed class StreamSlots(int perCaller, int inAll)
{
    readonly Lock gate = new();
    readonly Dictionary<string, int> open = [];

    /// <summary>The number of open streams.</summary>
    public int Taken { get; private set; }

    /// <param name="refusal">Why no slot is free, in words.</param>
    /// <returns>The slot, to be disposed at the end of the stream; null when none is free.</returns>
    public IDisposable? Take(string caller, out string refusal)
    {
        lock (gate)
        {
            var own = open.GetValueOrDefault(caller);
            refusal = own >= perCaller ? $"{caller} has {own} streams open here, which is the most that a caller may have."
                : Taken >= inAll ? $"{Taken} streams are open here, which is the most that this instance takes."
                : "";
            if (refusal.Length > 0)
                return null;
            open[caller] = own + 1;
            Taken++;
            return new Slot(this, caller);
        }
    }

    void Leave(string caller)
    {
        lock (gate)
        {
            Taken--;
            if (--open[caller] == 0)
                open.Remove(caller);
        }
    }

    sealed class Slot(StreamSlots slots, string caller) : IDisposable
    {
        int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                slots.Leave(caller);
        }
    }
}
