namespace Sagas.Operations;

/// <summary>
/// Whether an action is possible on a saga as it was read. The saga may change before the action arrives, and then decides itself.
/// </summary>
/// <param name="WhyNot">Why it is not possible, in words; null when it is.</param>
/// <param name="Preview">What it would do: which messages it sends, and how the saga continues.</param>
public sealed record ActionCheck(bool Allowed, string? WhyNot, string Preview);

/// <summary>The outcome of an action on one saga.</summary>
public enum ActionOutcome
{
    /// <summary>Recorded without a known outcome: it is in progress, or the process ended. The saga's journal shows which.</summary>
    Requested,

    /// <summary>The saga did it.</summary>
    Accepted,

    /// <summary>The saga refused it in its current state.</summary>
    Refused,

    /// <summary>There is no such saga.</summary>
    NotFound,

    /// <summary>The saga did not answer in time; it may still do it.</summary>
    NoAnswer,

    /// <summary>The caller's role does not allow it; nothing was sent.</summary>
    Forbidden,

    /// <summary>The request itself was invalid; nothing was sent.</summary>
    Invalid,

    /// <summary>Nothing was sent, because other sagas of the same operation did not answer.</summary>
    NotSent,
}

/// <param name="Detail">Why it was refused, or what to do next, in words.</param>
/// <param name="SagaId">The saga, when there is one.</param>
public sealed record ActionResult(Guid OperationId, ActionOutcome Outcome, string? Detail, Guid? SagaId);
