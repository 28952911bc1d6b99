using MassTransit;
using Sagas.Journal;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>Stores the outcome of a submission, so that its saga need not be asked any more. Only the first outcome is stored.</summary>
public sealed class SagaFinishedConsumer : IConsumer<SagaFinished>
{
    public async Task Consume(ConsumeContext<SagaFinished> context)
    {
        var (unit, finished) = (context.Unit(), context.Message);
        // A run that continues as a new one is not the end of the submission.
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
