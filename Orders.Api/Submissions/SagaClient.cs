using MassTransit;

namespace Orders.Api.Submissions;

/// <summary>
/// Queries Orders.Saga over the bus. After an unanswered query the service counts as unavailable for a few seconds: callers do not wait
/// for it, and after that one of them tries again. Each kind of query has its own client, because one may fail and another not.
/// </summary>
sealed class SagaClient(IBus bus, TimeProvider time)
{
    public static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    readonly Lazy<IClientFactory> clients = new(() => bus.CreateClientFactory(Patience));
    long awayUntil;

    /// <summary>False while the service is unavailable; after the pause, true for one caller, which reports the result.</summary>
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
