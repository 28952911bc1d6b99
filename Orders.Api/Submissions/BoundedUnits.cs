using MassTransit;
using Microsoft.Extensions.Options;
using Sagas.Journal;
using ServiceDefaults;

namespace Orders.Api.Submissions;

/// <summary>
/// Units of work that somebody waits for over HTTP: a commit waits for as long as its database cannot be used, a client need not.
/// </summary>
sealed class BoundedUnits(TransactionalSession units, IOptions<OrdersApiOptions> options, TimeProvider time)
{
    /// <summary>How much longer than the limit an answer of the database that is already under way is waited for.</summary>
    const double Patience = 1.2;

    /// <param name="ifUnknown">What to tell the client when the commit was tried and not heard of: it may be there, or not.</param>
    /// <exception cref="TryAgainException">The time is up.</exception>
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
                "What is written cannot be committed at the moment, so nothing was done. Send the same "
                    + "request again in a few seconds, which is safe."
            );
        }
    }
}
