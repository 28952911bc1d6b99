using System.Collections.Concurrent;
using Payments.Service;

namespace Participants.Tests.Payments;

/// <summary>A gateway that remembers whose money it holds, and lets a test step in while a charge is on its way.</summary>
sealed class RecordingGateway : IPaymentGateway
{
    readonly ConcurrentDictionary<Guid, decimal> charged = new();
    readonly ConcurrentQueue<Guid> refunds = new();

    /// <summary>Happens after a charge was sent, before it arrives.</summary>
    public Func<Task> OnTheWay { get; set; } = () => Task.CompletedTask;

    /// <summary>Refunds to fail before one succeeds.</summary>
    public int FailingRefunds { get; set; }

    public decimal Held => charged.Values.Sum();
    public int Charges { get; private set; }
    public IReadOnlyCollection<Guid> Refunds => refunds;

    public async Task<ChargeResult> Charge(Guid key, decimal amount, string currency, string? card, CancellationToken cancellation)
    {
        await OnTheWay();
        Charges++;
        charged[key] = amount;
        return new ChargeResult.Charged($"test-{key:N}");
    }

    public Task Refund(Guid key, CancellationToken cancellation)
    {
        refunds.Enqueue(key);
        if (charged.ContainsKey(key) && FailingRefunds-- > 0)
            throw new TimeoutException("The gateway does not answer.");
        charged.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
