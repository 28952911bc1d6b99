namespace Sagas.Engine;

/// <summary>What a decision asks its host to do. The set is closed; the host carries out all effects, in order, or none.</summary>
public abstract record SagaEffect
{
    SagaEffect() { }

    /// <summary>Sends a step's command to its participant; the answer carries the step and the attempt back.</summary>
    /// <param name="Contract">The type that it is sent as.</param>
    /// <param name="IsAnnounced">The participant is to report when it takes the command from its queue.</param>
    /// <param name="ExpiresAt">When the attempt counts as lost: a queue need not keep the command longer.</param>
    /// <param name="IsCompensation">It may be revoked.</param>
    public sealed record Send(
        object Message,
        Type Contract,
        string Step,
        int Attempt,
        bool IsAnnounced,
        DateTimeOffset ExpiresAt,
        bool IsCompensation
    ) : SagaEffect;

    /// <summary>A person did by hand what a compensation was to do: an attempt that is still under way must not do it again.</summary>
    public sealed record Revoke(string Step, string Actor, string Reason) : SagaEffect;

    /// <summary>Starts a child, or asks for it again.</summary>
    public sealed record StartChild(object Message, Type Contract, string Step, int Attempt) : SagaEffect;

    /// <summary>Cancels a child.</summary>
    /// <param name="Start">The message that started it, which identifies it.</param>
    public sealed record CancelChild(object Start, Type Contract, string Kind, string Reason, string Actor) : SagaEffect;

    /// <summary>Starts the next run of this saga, or asks for it again.</summary>
    public sealed record ContinueAsNew(object Message, Type Contract) : SagaEffect;

    /// <summary>Tells the parent that this saga ended.</summary>
    public sealed record TellParent(Uri Address, ChildFinished End) : SagaEffect;

    /// <summary>Forwards the request or event to the run that continues; that run answers.</summary>
    public sealed record PassOn(Guid SagaId) : SagaEffect;

    /// <summary>Tells the requester that the request is done.</summary>
    public sealed record Accepted : SagaEffect;

    /// <summary>Tells the requester that the request is refused, and why. Nothing changes.</summary>
    public sealed record Refused(string Reason) : SagaEffect;

    /// <summary>Sets the saga's one timer to this time, and no earlier.</summary>
    public sealed record ArmTimer(DateTimeOffset DueAt) : SagaEffect;

    /// <summary>Stops the saga's timer.</summary>
    public sealed record DisarmTimer : SagaEffect;

    /// <summary>Nothing changes, for this reason.</summary>
    public sealed record Ignored(string Reason) : SagaEffect;

    /// <summary>The message is not for this saga and leaves no trace.</summary>
    public sealed record NotMeant : SagaEffect;

    /// <summary>Something failed that only an operator can settle. The saga stops, or does first what does not depend on it.</summary>
    /// <param name="ParkedIn">The compensation that failed, or the step that this version of the table does not know.</param>
    public sealed record NeedsIntervention(string ParkedIn, SagaFailure Failure) : SagaEffect;

    /// <summary>A step has been retried for longer than <see cref="RetryPolicy.AlertAfter"/>, and still is; said once.</summary>
    /// <param name="Since">When its first attempt began.</param>
    public sealed record KeepsFailing(string Step, int Attempts, DateTimeOffset Since, SagaFailure Failure) : SagaEffect;

    /// <summary>The saga has ended.</summary>
    /// <param name="Detail">Everything that a reader needs to show the saga.</param>
    public sealed record Ended(SagaDetail Detail) : SagaEffect;
}
