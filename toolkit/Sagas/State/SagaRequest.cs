namespace Sagas;

/// <summary>The actions that can be requested of a saga.</summary>
public enum SagaRequest
{
    /// <summary>Compensate it, before its point of no return.</summary>
    Cancel,

    /// <summary>Retry what failed permanently.</summary>
    Retry,

    /// <summary>Count what failed permanently as done by hand.</summary>
    Resolve,

    /// <summary>Do not wait for the next attempt or the date.</summary>
    FireTimer,

    /// <summary>Approve what it waits for.</summary>
    Approve,

    /// <summary>Reject what it waits for.</summary>
    Reject,
}
