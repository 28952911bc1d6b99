using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>
/// Slows down password guessing: a few attempts per minute for each name and address, and six times as many for each address in total.
/// </summary>
sealed class SignInThrottle(IOptions<AccessOptions> options) : IDisposable
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly PartitionedRateLimiter<(string Name, string Address)> limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Name, string Address), (string, string)>(attempt =>
            RateLimitPartition.GetFixedWindowLimiter((attempt.Name.ToUpperInvariant(), attempt.Address), _ =>
                Limit(options.Value.SignInsPerMinute)
            )
        ),
        PartitionedRateLimiter.Create<(string Name, string Address), string>(attempt =>
            RateLimitPartition.GetFixedWindowLimiter(attempt.Address, _ => Limit(6 * options.Value.SignInsPerMinute))));

    /// <returns>Null when an attempt is allowed; otherwise how long to wait.</returns>
    internal TimeSpan? Wait(string name, string address)
    {
        using var lease = limiter.AttemptAcquire((name, address));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    public void Dispose() => limiter.Dispose();

    static FixedWindowRateLimiterOptions Limit(int attempts) => new() { PermitLimit = attempts, Window = Window };
}
