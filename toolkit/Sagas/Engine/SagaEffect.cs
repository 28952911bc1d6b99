namespace Sagas.Engine;

/// <summary>What a decision asks for. The set is closed; whoever hosts the engine carries all of them out, in order, or none.</summary>
public abstract record SagaEffect
{
    SagaEffect() { }

    /// <summary>A step's command goes to whoever takes it; what comes back carries the step and the attempt.</summary>
    /// <param name="Contract">The type that it is sent as.</param>
    /// <param name="IsAnnounced">The saga wants to hear when the command is taken from its queue.</param>
    public sealed record Send(object Message, Type Contract, string Step, int Attempt, bool IsAnnounced) : SagaEffect;

    /// <summary>A child is started, or asked for again.</summary>
    public sealed record StartChild(object Message, Type Contract, string Step, int Attempt) : SagaEffect;

    /// <summary>A child is to be cancelled.</summary>
    /// <param name="Start">The message that it was started with: it says which one.</param>
    public sealed record CancelChild(object Start, Type Contract, string Kind, string Reason, string Actor) : SagaEffect;

    /// <summary>The next run of this saga is started, or asked for again.</summary>
    public sealed record ContinueAsNew(object Message, Type Contract) : SagaEffect;

    /// <summary>The parent hears of the end.</summary>
    public sealed record TellParent(Uri Address, ChildFinished End) : SagaEffect;

    /// <summary>What was asked is asked of the run that goes on instead; that one answers.</summary>
    public sealed record PassOn(Guid SagaId) : SagaEffect;

    /// <summary>Whoever asked is told that it is done.</summary>
    public sealed record Accepted : SagaEffect;

    /// <summary>Whoever asked is told that it is not done, and why. Nothing changes.</summary>
    public sealed record Refused(string Reason) : SagaEffect;

    /// <summary>The saga's one timer rings then, and not before.</summary>
    public sealed record ArmTimer(DateTimeOffset DueAt) : SagaEffect;

    /// <summary>The saga's timer does not ring any more.</summary>
    public sealed record DisarmTimer : SagaEffect;

    /// <summary>Nothing changes, for this reason.</summary>
    public sealed record Ignored(string Reason) : SagaEffect;

    /// <summary>It is not for this saga, and leaves no trace.</summary>
    public sealed record NotMeant : SagaEffect;

    /// <summary>The saga stopped where only a human can help.</summary>
    public sealed record NeedsIntervention(string ParkedIn, SagaFailure Failure) : SagaEffect;

    /// <summary>The saga has ended.</summary>
    /// <param name="Detail">Everything that a reader needs to show it from now on.</param>
    public sealed record Ended(SagaDetail Detail) : SagaEffect;
}
