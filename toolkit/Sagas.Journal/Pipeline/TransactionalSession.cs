using System.Diagnostics;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Transports;
using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>
/// Units of work without a message: HTTP requests and other work of this process. They are durable when <see cref="Run"/> returns;
/// their messages are sent right after, or by the relay if the process or the broker fails.
/// </summary>
public sealed partial class TransactionalSession
{
    readonly UnitOfWorkRunner units;
    readonly Dispatcher dispatcher;
    readonly IBus bus;
    readonly Batcher<JournalEntry> sent;
    readonly ILogger<TransactionalSession> log;

    internal TransactionalSession(UnitOfWorkRunner units, Dispatcher dispatcher, IBus bus, ILogger<TransactionalSession> log)
    {
        (this.units, this.dispatcher, this.bus, this.log) = (units, dispatcher, bus, log);
        sent = new Batcher<JournalEntry>(500, MarkSent);
    }

    /// <summary>Runs <paramref name="work"/> and commits its changes; on a conflict with another unit, runs it again.</summary>
    /// <param name="operation">The name of the operation in the journal, e.g. <c>POST /orders</c>.</param>
    /// <param name="request">The request, for the history; sensitive values are masked.</param>
    /// <param name="work">Reads and writes through the unit, sends through the endpoint; each run decides again.</param>
    public async Task<TResult> Run<TResult>(
        string operation,
        object request,
        Guid? sagaId,
        Func<UnitOfWork, IPublishEndpoint, Task<TResult>> work,
        CancellationToken cancellation
    )
    {
        for (var conflicts = 0; ; conflicts++)
        {
            var unit = units.Begin(new JournalEntry
            {
                Endpoint = operation,
                MessageId = NewId.NextGuid(),
                MessageType = request.GetType().Name,
                At = units.Now,
                Body = Sensitive.Serialize(request),
                SubjectId = sagaId,
                TraceId = Activity.Current?.TraceId.ToString(),
            });
            var result = await work(unit, new PublishEndpoint(new OutboxPublishEndpointProvider(new LocalSends(unit), bus)));
            if (unit.Changes.Count == 0 && unit.Counters.Count == 0 && unit.Outputs.Count == 0)
                return result;
            unit.Entry.Pending = unit.Outputs.Count > 0;
            var outcome = await units.Commit(unit, cancellation);
            // The message id is new, so a duplicate can only be this unit itself, committed before the connection broke.
            if (outcome is CommitOutcome.Committed or CommitOutcome.Duplicate)
            {
                if (unit.Entry.Pending)
                    _ = SendSoon(unit);
                return result;
            }
            JournalMetrics.Repeated(outcome);
            await units.Pauses.AfterConflict(conflicts, cancellation);
        }
    }

    async Task SendSoon(UnitOfWork unit)
    {
        try
        {
            if (await dispatcher.Send([.. unit.Outputs], CancellationToken.None))
                sent.Add(unit.Entry);
        }
        catch (Exception failure)
        {
            LeftToRelay(unit.Entry.Endpoint, unit.Entry.SubjectId, failure.Message);
        }
    }

    async Task MarkSent(IReadOnlyList<JournalEntry> entries)
    {
        try
        {
            foreach (var endpoint in entries.GroupBy(entry => entry.Endpoint))
                await units.Store.MarkPending(
                    endpoint.Key,
                    [.. endpoint.Select(entry => entry.MessageId)],
                    pending: false,
                    CancellationToken.None
                );
        }
        catch (Exception failure)
        {
            LeftToRelay("mark as sent", null, failure.Message);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Operation} for saga {SagaId} is written down but not sent yet ({Reason}); the relay will"
    )]
    partial void LeftToRelay(string operation, Guid? sagaId, string reason);

    sealed class LocalSends(UnitOfWork unit) : OutboxSendContext
    {
        public Task AddSend<T>(SendContext<T> context) where T : class
        {
            OutboxCapture.Output(unit, context, mandatory: true);
            return Task.CompletedTask;
        }

        public object? GetService(Type serviceType) => unit.Services.GetService(serviceType);
    }
}
