using System.Diagnostics;
using MassTransit;
using MassTransit.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Steps;

namespace Sagas.Journal;

/// <summary>
/// Handles one message as one unit of work: handle, commit, send, acknowledge, in this order (docs/decisions/0001). Whatever
/// fails in between, the message is delivered again, and the journal knows how far it got.
/// </summary>
sealed partial class JournalFilter<T>(Lazy<Units> lazyUnits, string endpoint, string handler, IConsumeScopeProvider scopes, bool answersFailures, ILogger log)
    : IFilter<ConsumeContext<T>> where T : class
{
    Units Units => lazyUnits.Value;

    public void Probe(ProbeContext context) => context.CreateFilterScope("journal");

    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var clock = Stopwatch.StartNew();
        using var scope = log.BeginScope(new MessageScope(MessageNames.Of<T>(), MessageNames.BusinessIdOf(context.Message), MessageNames.SagaIdOf(context.Message)));
        if (!context.ReceiveContext.Redelivered || !await SendAgain(context))
        {
            if (context.Headers.Get<bool>(StepHeaders.Announce) is true)
                await context.Heartbeat(context, progress: null);
            await Handle(context, next);
        }
        await context.NotifyConsumed(clock.Elapsed, handler);
    }

    async Task Handle(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var unit = await Run(context, next, context.ReceiveContext.Redelivered);
        for (var conflicts = 0; !await Settle(context, unit); conflicts++)
        {
            await Task.Delay(ConflictPause.After(conflicts), context.CancellationToken);
            unit = conflicts < ConflictPause.Most || !Answers(context)
                ? await Run(context, next, repeated: true)
                : await Answer(context, ConflictPause.TooMany(typeof(T).Name));
        }
    }

    /// <summary>Commits and sends; false when the message must be handled again.</summary>
    async Task<bool> Settle(ConsumeContext<T> context, UnitOfWork unit)
    {
        CommitOutcome outcome;
        try
        {
            outcome = unit.Discarded ? CommitOutcome.Committed : await Units.Commit(unit);
        }
        catch (Exception refused) when (Answers(context) && unit.Entry.FailureType is null && !context.CancellationToken.IsCancellationRequested)
        {
            return await Settle(context, await Answer(context, refused));
        }
        if (outcome == CommitOutcome.Committed)
        {
            await Units.Outbox.Deliver(unit.Entry, unit.Outputs, context.CancellationToken);
            return true;
        }
        JournalMetrics.Repeated(outcome);
        return outcome == CommitOutcome.Duplicate && await SendAgain(context);
    }

    /// <summary>The inbox: a message that was handled before sends the same outputs again, and does nothing else.</summary>
    async Task<bool> SendAgain(ConsumeContext<T> context)
    {
        if (await Units.FindEntry(endpoint, context.MessageId!.Value, context.CancellationToken) is not { } seen)
            return false;
        await Units.Outbox.Deliver(seen, OutboundMessage.Deserialize(seen.Outputs), context.CancellationToken);
        return true;
    }

    async Task<UnitOfWork> Run(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next, bool repeated)
    {
        while (true)
        {
            var unit = Begin(context, repeated);
            try
            {
                await using var scope = await scopes.GetScope(context);
                var journalled = new JournalConsumeContext<T>(scope.Context, unit, scope.Context.GetPayload<IServiceProvider>());
                journalled.AddOrUpdatePayload(() => unit, _ => unit);
                using var current = scope.PushConsumeContext(journalled);
                await next.Send(journalled);
                return unit;
            }
            catch (Exception failure) when (Units.Store.SaysNothingOfTheWork(failure))
            {
                await Units.WaitForDatabase(failure, context.CancellationToken);
            }
            catch (Exception failure) when (Answers(context) && !context.CancellationToken.IsCancellationRequested)
            {
                StepFailed(failure, typeof(T).Name, unit.Entry.SubjectId);
                return await Answer(context, failure);
            }
        }
    }

    /// <summary>
    /// A participant's exception is its answer: it is journalled and sent to the saga, which owns the retry policy (docs/decisions/0004).
    /// </summary>
    bool Answers(ConsumeContext<T> context) => answersFailures && (context.ResponseAddress ?? context.FaultAddress) is not null;

    async Task<UnitOfWork> Answer(ConsumeContext<T> context, Exception failure)
    {
        var unit = Begin(context);
        unit.Entry.FailureType = failure.GetType().FullName;
        unit.Entry.FailureMessage = failure.Message;
        unit.Entry.FailureStack = failure.StackTrace;
        await FaultAnswer.Send(new JournalConsumeContext<T>(context, unit, unit.Services), failure);
        return unit;
    }

    UnitOfWork Begin(ConsumeContext<T> context, bool repeated = false) => Units.Begin(new JournalEntry
    {
        Endpoint = endpoint,
        MessageId = context.MessageId ?? throw new MessageException(typeof(T), $"A {typeof(T).Name} without a message id came to '{endpoint}': it cannot be told from its duplicates. Send it through MassTransit, which sets one."),
        MessageType = MessageNames.Of<T>(),
        At = Units.Now,
        Body = Sensitive.Serialize(context.Message),
        Source = context.SourceAddress?.AbsolutePath,
        TraceId = Activity.Current?.TraceId.ToString(),
        SubjectId = MessageNames.SagaIdOf(context.Message),
        Step = context.Headers.Get<string>(StepHeaders.Step),
        Attempt = context.Headers.Get<int>(StepHeaders.Attempt),
    }, repeated);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Message} of saga {SagaId} failed; the saga decides what next")]
    static partial void StepFailed(ILogger log, Exception failure, string message, Guid? sagaId);

    void StepFailed(Exception failure, string message, Guid? sagaId) => StepFailed(log, failure, message, sagaId);
}
