using MassTransit;
using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>
/// Makes the journal know steps: a command carries its step and attempt, its answer carries them back, and the history says them.
/// </summary>
sealed class StepAspect : IMessageAspect
{
    /// <summary>The saga of a step with a heartbeat hears that somebody took the command.</summary>
    public Task Taken<T>(ConsumeContext<T> context) where T : class =>
        context.Headers.Get<bool>(StepHeaders.Announce) is true ? context.Heartbeat(context, progress: null) : Task.CompletedTask;

    public void Describe<T>(ConsumeContext<T> context, JournalEntry entry) where T : class
    {
        entry.Step = context.Headers.Get<string>(StepHeaders.Step);
        entry.Attempt = context.Headers.Get<int>(StepHeaders.Attempt);
    }

    public void Answer(Headers asked, SendHeaders answer) => StepHeaders.Copy(asked, answer);

    public bool IsOfOneMessage(string header) => header.StartsWith(StepHeaders.Prefix, StringComparison.Ordinal);
}
