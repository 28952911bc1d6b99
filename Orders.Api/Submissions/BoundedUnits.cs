using MassTransit;
using Microsoft.Extensions.Options;
using Sagas.Journal;

namespace Orders.Api.Submissions;

/// <summary>Units of work that somebody waits for over HTTP: a commit waits for as long as its database is away, a client need not.</summary>
sealed class BoundedUnits(LocalUnits units, IOptions<OrdersOptions> options, TimeProvider time)
{
    /// <param name="ifUnknown">What to tell the client when the time is up; the unit may be committed then, before or later, or not.</param>
    /// <exception cref="OutcomeUnknownException">The time is up.</exception>
    public async Task<TResult> Run<TResult>(
        string operation, object request, Guid sagaId, string ifUnknown, Func<UnitOfWork, IPublishEndpoint, Task<TResult>> work, CancellationToken cancellation)
    {
        var run = units.Run(operation, request, sagaId, work, cancellation);
        try
        {
            return await run.WaitAsync(options.Value.CommitTimeout, time, cancellation);
        }
        catch (TimeoutException) when (!run.IsCompleted)
        {
            throw new OutcomeUnknownException(ifUnknown);
        }
    }
}

/// <summary>Whether what was asked is written down cannot be told at the moment. The message says what to do.</summary>
sealed class OutcomeUnknownException(string message) : Exception(message);
