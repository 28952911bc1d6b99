using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>Runs the handler of one message as often as needed; each run has its own unit of work.</summary>
sealed partial class HandlerRun<T>(
    UnitOfWorkRunner units,
    MessageHandling handling,
    ConsumeContext<T> context,
    IPipe<ConsumeContext<T>> next
)
    where T : class
{
    /// <summary>
    /// A participant's exception is its answer: it is journalled and sent to the saga, which owns the retry policy. Without an address to
    /// answer to, it is an error of the endpoint.
    /// </summary>
    internal bool AnswersFailures { get; } = handling.AnswersFailures && (context.ResponseAddress ?? context.FaultAddress) is not null;

    /// <summary>False while the service stops: the exception may then be caused by the stop, and the message is redelivered.</summary>
    internal bool MayAnswer => AnswersFailures && !context.CancellationToken.IsCancellationRequested;

    /// <param name="repeated">True when this handler's changes for the message may already exist.</param>
    internal async Task<UnitOfWork> Run(bool repeated)
    {
        while (true)
        {
            var unit = Begin(repeated);
            try
            {
                await RunIn(unit);
                return unit;
            }
            catch (Exception failure) when (units.Store.SaysNothingOfTheWork(failure))
            {
                await units.WaitForDatabase(failure, context.CancellationToken);
            }
            catch (Exception failure) when (MayAnswer)
            {
                StepFailed(handling.Log, failure, typeof(T).Name, unit.Entry.SubjectId);
                return await Answer(failure);
            }
        }
    }

    /// <summary>A unit of work that only records and answers why the message could not be handled.</summary>
    internal async Task<UnitOfWork> Answer(Exception failure)
    {
        var unit = Begin(repeated: false);
        unit.Entry.FailureType = failure.GetType().FullName;
        unit.Entry.FailureMessage = failure.Message;
        unit.Entry.FailureStack = failure.StackTrace;
        await FaultAnswer.Send(new JournalConsumeContext<T>(context, unit, units.Aspects, unit.Services), failure);
        return unit;
    }

    /// <summary>A unit of work that only records why the message was not handled.</summary>
    internal UnitOfWork Ignore(string reason)
    {
        var unit = Begin(repeated: false);
        unit.Ignore(reason);
        return unit;
    }

    async Task RunIn(UnitOfWork unit)
    {
        await using var scope = await handling.Scopes.GetScope(context);
        var journalled = new JournalConsumeContext<T>(scope.Context, unit, units.Aspects, scope.Context.GetPayload<IServiceProvider>());
        journalled.AddOrUpdatePayload(() => unit, _ => unit);
        using var current = scope.PushConsumeContext(journalled);
        await next.Send(journalled);
    }

    UnitOfWork Begin(bool repeated)
    {
        var entry = new JournalEntry
        {
            Endpoint = handling.Endpoint,
            MessageId = context.MessageId!.Value,
            MessageType = MessageNames.Of<T>(),
            At = units.Now,
            Body = Sensitive.Serialize(context.Message),
            Source = context.SourceAddress?.AbsolutePath,
            TraceId = Activity.Current?.TraceId.ToString(),
            SubjectId = MessageNames.SagaIdOf(context.Message),
        };
        units.Aspects.Describe(context, entry);
        return units.Begin(entry, repeated);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Message} of saga {SagaId} failed; the saga decides what happens next")]
    static partial void StepFailed(ILogger log, Exception failure, string message, Guid? sagaId);
}
