using System.Collections.Concurrent;

namespace Sagas.Tests.Participants;

/// <summary>The outside world of <see cref="BookSeatConsumer"/>: idempotent by key, and it fails as a test says.</summary>
sealed class Railway
{
    public const string FullCoach = "13";
    readonly ConcurrentDictionary<Guid, string> booked = new();
    int sent, bookings, returns, failingBefore, failingAfter;

    /// <summary>Happens when a booking was sent, before it arrives.</summary>
    public Func<Task> OnTheWay { get; set; } = () => Task.CompletedTask;

    /// <summary>Happens when a seat was returned, before anybody hears of it.</summary>
    public Func<Task> OnTheWayBack { get; set; } = () => Task.CompletedTask;

    /// <summary>Calls that get no answer, the first ones: nothing was done.</summary>
    public int FailingBefore { set => Interlocked.Exchange(ref failingBefore, value); }

    /// <summary>Calls that get no answer, the first ones: all was done.</summary>
    public int FailingAfter { set => Interlocked.Exchange(ref failingAfter, value); }

    /// <summary>Bookings that were sent, on the way or arrived.</summary>
    public int Sent => sent;

    public int Bookings => bookings;
    public int Returns => returns;

    /// <summary>Whose seat is kept free.</summary>
    public IReadOnlyCollection<Guid> Held => [.. booked.Keys];

    public async Task<string> Book(Guid key, string coach)
    {
        Interlocked.Increment(ref sent);
        await OnTheWay();
        return Call(ref bookings, () => booked.GetOrAdd(key, $"{coach}A"));
    }

    public async Task Return(Guid key)
    {
        Call(ref returns, () => booked.TryRemove(key, out _));
        await OnTheWayBack();
    }

    T Call<T>(ref int calls, Func<T> work)
    {
        Interlocked.Increment(ref calls);
        if (Interlocked.Decrement(ref failingBefore) >= 0)
            throw new TimeoutException("The railway is away.");
        var answer = work();
        return Interlocked.Decrement(ref failingAfter) >= 0 ? throw new TimeoutException("The railway's answer is lost.") : answer;
    }
}
