using MassTransit;

namespace Orders.Api.Submissions;

/// <summary>
/// Asks Orders.Saga over the bus. After a question without an answer it counts as away for a few seconds: nobody waits for it then, and
/// afterwards one tries again. Whoever asks has a client of its own, as one kind of question may fail and another not.
/// </summary>
sealed class SagaClient(IBus bus, TimeProvider time)
{
    public static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    readonly Lazy<IClientFactory> clients = new(() => bus.CreateClientFactory(Patience));
    long awayUntil;

    /// <summary>False while it is away; when it has been away long enough, true to one, who says how it went.</summary>
    public bool MayBeAsked()
    {
        var seen = Volatile.Read(ref awayUntil);
        return seen == 0 || (time.GetUtcNow().UtcTicks >= seen && Interlocked.CompareExchange(ref awayUntil, NextTry(), seen) == seen);
    }

    /// <exception cref="Exception">There was no answer in time.</exception>
    public Task<TAnswer> Ask<TQuestion, TAnswer>(Func<IRequestClient<TQuestion>, Task<TAnswer>> ask, CancellationToken cancellation)
        where TQuestion : class =>
        ask(clients.Value.CreateRequestClient<TQuestion>(Patience)).WaitAsync(Patience, time, cancellation);

    public void HasAnswered() => Volatile.Write(ref awayUntil, 0);

    public void IsAway() => Volatile.Write(ref awayUntil, NextTry());

    long NextTry() => (time.GetUtcNow() + AwayFor).UtcTicks;
}
