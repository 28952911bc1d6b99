using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Persistence;

/// <summary>
/// Adds steps to the journal: a command carries its step and attempt, its answer returns them, and the history records them.
/// </summary>
sealed class StepAspect : IMessageAspect
{
    /// <summary>Tells the saga, if it asked for this, that the command was taken from its queue.</summary>
    public Task Taken<T>(ConsumeContext<T> context) where T : class =>
        context.Headers.Get<bool>(StepHeaders.Announce) is true ? context.Heartbeat(context, progress: null) : Task.CompletedTask;

    /// <summary>Only compensations are revoked; other commands cost no lookup.</summary>
    public Guid? RevokedBy<T>(ConsumeContext<T> context) where T : class =>
        context.Headers.Get<bool>(StepHeaders.Revocable) is true
        && context.Headers.Get<string>(StepHeaders.Step) is { } step
        && MessageNames.SagaIdOf(context.Message) is { } saga
            ? Revocations.IdOf(saga, step)
            : null;

    public void Describe<T>(ConsumeContext<T> context, JournalEntry entry) where T : class
    {
        entry.Step = context.Headers.Get<string>(StepHeaders.Step);
        entry.Attempt = context.Headers.Get<int>(StepHeaders.Attempt);
    }

    public void Answer(Headers asked, SendHeaders answer) => StepHeaders.Copy(asked, answer);

    public bool IsOfOneMessage(string header) => header.StartsWith(StepHeaders.Prefix, StringComparison.Ordinal);
}
