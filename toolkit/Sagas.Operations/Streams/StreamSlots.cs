namespace Sagas.Streams;

/// <summary>How many streams may be open at the same time, so that one caller cannot take them from all others.</summary>
/// <param name="perCaller">For each <see cref="Caller"/>.</param>
/// <param name="inAll">In this process.</param>
public sealed class StreamSlots(int perCaller, int inAll)
{
    readonly Lock gate = new();
    readonly Dictionary<string, int> open = [];

    /// <summary>How many are open.</summary>
    public int Taken { get; private set; }

    /// <param name="refusal">Why there is none, for a person.</param>
    /// <returns>The slot, to be disposed of at the end of the stream; null when there is none.</returns>
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
