namespace Sagas.Operations;

/// <summary>
/// Whether an action is possible on a saga as it was read; by the time it is done the saga may have moved on, and then decides itself.
/// </summary>
/// <param name="WhyNot">For a person; null when it is possible.</param>
/// <param name="Preview">What it would do: which messages it sends, how the saga goes on.</param>
public sealed record ActionCheck(bool Allowed, string? WhyNot, string Preview);

/// <summary>What became of an action on one saga.</summary>
public enum ActionOutcome
{
    /// <summary>Written down, but no outcome is known: it is under way, or the process ended in between. The saga's journal says.</summary>
    Requested,

    /// <summary>The saga did it.</summary>
    Accepted,

    /// <summary>The saga refused it, in the state that it is in.</summary>
    Refused,

    /// <summary>There is no such saga.</summary>
    NotFound,

    /// <summary>The saga did not answer in time; it may still do it.</summary>
    NoAnswer,

    /// <summary>The caller's role does not allow it; nothing was sent.</summary>
    Forbidden,

    /// <summary>The request itself was wrong; nothing was sent.</summary>
    Invalid,

    /// <summary>Nothing was sent, because others of the same operation had no answer.</summary>
    NotSent,
}

/// <param name="Detail">For a person: why it was refused, or what to do next.</param>
/// <param name="SagaId">The saga, when there is one.</param>
public sealed record ActionResult(Guid OperationId, ActionOutcome Outcome, string? Detail, Guid? SagaId);
