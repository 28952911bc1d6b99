namespace Orders.Api.Submissions;

/// <summary>A request that is written down here and carried out by a saga.</summary>
interface ISubmission
{
    SubmissionKind Kind { get; }

    /// <summary>Null when the sender leaves it to us.</summary>
    string? Id { get; }

    /// <summary>What must be equal for two requests of one id to be the same.</summary>
    object Content { get; }

    /// <summary>The message that starts the saga.</summary>
    object Submitted(SubmissionRow row);

    /// <summary>
    /// What is wrong with it now, and was not when it was first sent: asked only of what is not known yet, so that a sender who
    /// repeats an old request gets the old answer.
    /// </summary>
    (string Field, string Message)? TooLate(DateTimeOffset now) => null;
}
