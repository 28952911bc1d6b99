using MassTransit;
using Sagas.Journal;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>Keeps how a submission ended, so that nobody needs to ask its saga any more. The first end stays.</summary>
public sealed class SagaFinishedConsumer : IConsumer<SagaFinished>
{
    public async Task Consume(ConsumeContext<SagaFinished> context)
    {
        var (unit, finished) = (context.Unit(), context.Message);
        // A run that goes on as a fresh one is not the end of what was submitted.
        if (SubmissionKind.Find(finished.Kind) is not { } kind || finished.Detail.ContinuedAs is not null)
        {
            unit.Discard();
            return;
        }
        var row = await unit.Find<SubmissionRow>(kind.SagaId(finished.BusinessId));
        if (row is null)
            unit.Ignore($"No {finished.Kind} '{finished.BusinessId}' was accepted here.");
        else if (row.Status.IsFinal())
            unit.Ignore($"It is already {row.Status}.");
        else
            unit.Update(row.SagaId, row.Ended(finished.Detail));
    }
}
