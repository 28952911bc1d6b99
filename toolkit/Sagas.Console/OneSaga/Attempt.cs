using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Console.OneSaga;

public enum AttemptEnd
{
    Open,
    Done,
    Refused,
    Failed,
    TimedOut,

    /// <summary>The saga began to compensate, or ended, before the reply came.</summary>
    Abandoned,
}

/// <summary>One command of a step and its reply, derived from the history.</summary>
/// <param name="Sent">Position of the event that sent it.</param>
public sealed record Attempt(string Step, int Number, Guid MessageId, DateTimeOffset SentAt, long Sent)
{
    public DateTimeOffset? EndedAt { get; private set; }
    public AttemptEnd End { get; private set; }
    public string? Failure { get; private set; }

    /// <summary>Position of the event that ended it.</summary>
    public long? Answered { get; private set; }

    public static IReadOnlyList<Attempt> Of(IEnumerable<SagaEvent> events, DateTimeOffset? finishedAt = null)
    {
        var attempts = new List<Attempt>();
        foreach (var happened in events.Where(e => e.Entry.Ignored is null))
        {
            foreach (var open in attempts.Where(a => a.End == AttemptEnd.Open && a.IsEndedBy(happened)))
                open.Close(happened);
            attempts.AddRange(happened.Sent.Where(sent => sent.Step is not null && !Echoes(sent, happened))
                .Select(sent => new Attempt(sent.Step!, sent.Attempt, sent.Id, happened.Entry.At, happened.Position)));
        }
        foreach (var open in attempts.Where(a => a.End == AttemptEnd.Open && finishedAt is not null))
            (open.End, open.EndedAt) = (AttemptEnd.Abandoned, finishedAt);
        return attempts;
    }

    /// <summary>The bus copies the headers of a reply to every message that is sent while it is handled.</summary>
    static bool Echoes(SentMessage sent, SagaEvent happened) => sent.Step == happened.Entry.Step && sent.Attempt == happened.Entry.Attempt;

    bool IsEndedBy(SagaEvent happened) => happened.Message switch
    {
        nameof(TimerElapsed) => happened.Entry.FromState == Step,
        nameof(CancelSaga) => happened.Changed && happened.Entry.FromState == Step,
        nameof(ChildFinished) => happened.Field("step") == Step,
        _ => happened.Entry.Step == Step && happened.Entry.Seq > 0,
    };

    void Close(SagaEvent by)
    {
        EndedAt = by.Entry.At;
        Answered = by.Position;
        Failure = by.Failure ?? by.Field("reason");
        End = by.Message switch
        {
            nameof(TimerElapsed) => AttemptEnd.TimedOut,
            nameof(CancelSaga) => AttemptEnd.Abandoned,
            nameof(StepRefused) => AttemptEnd.Refused,
            nameof(ChildFinished) when by.Field("status") != "Completed" => AttemptEnd.Failed,
            _ when by.Entry.FailureMessage is not null => AttemptEnd.Failed,
            _ => AttemptEnd.Done,
        };
    }
}
