namespace Sagas;

/// <summary>What can be asked of a saga.</summary>
public enum SagaRequest
{
    /// <summary>Undo it before its point of no return.</summary>
    Cancel,

    /// <summary>Try again what failed for good.</summary>
    Retry,

    /// <summary>Take what failed for good as done by hand.</summary>
    Resolve,

    /// <summary>Do not wait for the next attempt, or for the date.</summary>
    FireTimer,

    /// <summary>Say yes to what it waits for.</summary>
    Approve,

    /// <summary>Say no to what it waits for.</summary>
    Reject,
}
