using Sagas.Messages;
using Sagas.Operations;

namespace Sagas.Console.Failures;

/// <summary>Why one saga fails, or failed.</summary>
public sealed record Trouble(string Step, string Type, string Message, DateTimeOffset At)
{
    public static Trouble? Of(StoredSaga saga)
    {
        var name = saga.ParkedIn ?? saga.Steps.Find(step => step.Status == StepStatus.Retrying)?.Name ?? saga.Failure?.Step;
        var step = saga.Steps.Find(record => record.Name == name);
        if (step?.Failure is { } failure)
        {
            var type = failure.Type is nameof(StepRefused) or nameof(ChildFinished) ? failure.Code : failure.Type;
            return new Trouble(step.Name, type, failure.Message, saga.UpdatedAt);
        }
        return saga.Failure is { } ended ? new Trouble(ended.Step, ended.Code, ended.Message, saga.UpdatedAt) : null;
    }
}
