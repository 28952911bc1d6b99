using MassTransit;
using Microsoft.Extensions.Options;
using Sagas.Journal;
using ServiceDefaults;

namespace Orders.Api.Submissions;

/// <summary>
/// Units of work for HTTP requests: a commit waits as long as the database is unusable, a client does not.
/// </summary>
sealed class BoundedUnits(TransactionalSession units, IOptions<OrdersApiOptions> options, TimeProvider time)
{
    /// <summary>The factor on the limit for a database answer that is already in progress.</summary>
    const double Patience = 1.2;

    /// <param name="ifUnknown">The answer to the client when a tried commit was not confirmed, so that its outcome is unknown.</param>
    /// <exception cref="TryAgainException">The time limit was reached.</exception>
    public async Task<TResult> Run<TResult>(
        string operation,
        object request,
        Guid sagaId,
        string ifUnknown,
        Func<UnitOfWork, IPublishEndpoint, Task<TResult>> work,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(options.Value.CommitTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await units
                .Run(operation, request, sagaId, work, either.Token)
                .WaitAsync(options.Value.CommitTimeout * Patience, time, cancellation);
        }
        catch (Exception late) when (late is TimeoutException or CommitUnknownException)
        {
            throw new TryAgainException(ifUnknown);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TryAgainException(
                "The request cannot be committed at the moment, so nothing was done. Send the same "
                    + "request again in a few seconds, which is safe."
            );
        }
    }
}
