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
}
