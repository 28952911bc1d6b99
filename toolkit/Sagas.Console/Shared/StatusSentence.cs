namespace Sagas.Console.Shared;

/// <summary>
/// Says in one sentence what a saga waits for, how often it has tried, and what comes next; the status "Running" says none of it.
/// </summary>
public sealed class StatusSentence(StepPolicies policies)
{
    /// <summary>A saga whose deadline passed longer ago than this is stuck.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public Words Of(SagaState saga, DateTimeOffset now) => saga.Status switch
    {
        SagaStatus.Completed => Ended(saga, "completed", "", saga.CustomStatus),
        SagaStatus.Failed => Ended(saga, "failed", $" at {saga.Failure?.Step}", Why(saga)),
        SagaStatus.Compensated => Ended(saga, "compensated", $" because {saga.Failure?.Step} failed", Why(saga)),
        SagaStatus.Cancelled => Ended(saga, "cancelled", "", saga.Failure?.Message),
        SagaStatus.NeedsIntervention => NeedsIntervention(saga),
        _ => Moving(saga, now),
    };

    static Words Ended(SagaState saga, string how, string because, string? more)
    {
        var time = saga.FinishedAt is { } end ? $" after {Span.Of(end - saga.SubmittedAt)}" : "";
        return new Words().Add(how + time + because + (more is null ? "" : $" – {more}"));
    }

    static Words NeedsIntervention(SagaState saga)
    {
        var failed = saga.Steps.Find(step => step.Name == saga.ParkedIn);
        return new Words().Add($"{saga.ParkedIn} failed {Times(failed?.Attempts ?? 0)}, last failure ")
            .Add(failed?.FinishedAt ?? saga.UpdatedAt)
            .Add(failed?.Failure is { } failure ? $" – {failure.Message}" : "");
    }

    Words Moving(SagaState saga, DateTimeOffset now)
    {
        var active = saga.Steps.FindAll(step => step.Status is StepStatus.Running or StepStatus.Retrying);
        if (active.Count == 0)
            return new Words().Add(saga.CustomStatus ?? $"in {saga.CurrentState}");
        var words = new Words();
        if (saga.Failure is not null)
            words.Add(saga.EndsAs == SagaStatus.Cancelled ? "cancelling: " : $"compensating because {saga.Failure?.Step} failed: ");
        for (var i = 0; i < active.Count; i++)
            Add(i == 0 ? words : words.Add("; "), saga, active[i], now);
        return words;
    }

    void Add(Words words, SagaState saga, StepRecord step, DateTimeOffset now)
    {
        if (step.Status == StepStatus.Retrying)
        {
            words.Add($"retrying {step.Name}");
            if (step.StartedAt is { } since)
                words.Add(" for ").Add(since, Tick.Since);
            words.Add($", attempt {Attempt(saga, step)} failed, next ").Add(step.DueAt ?? now)
                .Add(step.Failure is { } failure ? $" – {failure.Message}" : "");
        }
        else if (step.IsWait || saga.Status == SagaStatus.Waiting)
        {
            Wait(words, step);
        }
        else
        {
            Await(words, saga, step, now);
        }
    }

    static void Wait(Words words, StepRecord step)
    {
        words.Add($"waiting in {step.Name}");
        if (step.DueAt is { } until)
            words.Add(", continues ").Add(until);
        else if (step.StartedAt is { } since)
            words.Add(" for ").Add(since, Tick.Since);
    }

    void Await(Words words, SagaState saga, StepRecord step, DateTimeOffset now)
    {
        if (step.DueAt + Grace < now)
        {
            words.Add($"stuck: the reply to {step.Name} was due ").Add(step.DueAt!.Value);
            return;
        }
        words.Add($"waiting for {step.Name}");
        if (step.Attempts > 1)
            words.Add($", attempt {Attempt(saga, step)}");
        if (step.DueAt is { } due)
            words.Add(", reply due ").Add(due);
        if (step.Progress is { } progress)
            words.Add($" – {progress}");
    }

    string Attempt(SagaState saga, StepRecord step)
    {
        var most = Policy(saga, step).MaximumAttempts;
        return most == 0 ? $"{step.Attempts} (no limit)" : $"{step.Attempts} of {most}";
    }

    RetryPolicy Policy(SagaState saga, StepRecord step) =>
        saga.Steps.Exists(other => other.CompensatedBy == step.Name) ? policies.ForCompensation(step.Name) : policies.For(step.Name);

    static string Why(SagaState saga) => saga.Failure is { } failure ? $"{failure.Code}: {failure.Message}" : "";

    static string Times(int times) => times == 1 ? "once" : $"{times} times";
}
