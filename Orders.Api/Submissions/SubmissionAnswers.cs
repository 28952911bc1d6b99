using Microsoft.AspNetCore.Http.HttpResults;
using Orders.Api.Input;

namespace Orders.Api.Submissions;

/// <summary>The HTTP answer to a submission that is well-formed.</summary>
sealed class SubmissionAnswers(Intake intake, SubmissionResources resources)
{
    public async Task<Results<Accepted<TResource>, ProblemHttpResult>> Submit<TResource>(ISubmission submission, string? key, CancellationToken cancellation)
        where TResource : SubmissionResource, IShown<TResource> =>
        await intake.Accept(submission, key, cancellation) switch
        {
            Acceptance.Accepted { IsNew: true, Row: var row } => Accepted(TResource.New(row)),
            Acceptance.Accepted { Row: var row } => Accepted(await resources.Show<TResource>(row, cancellation)),
            Acceptance.TooLate { Field: var field, Message: var message } => Refusals.BadInput(field, message),
            Acceptance.OtherContent { Id: var id } => Refusals.OtherContent(submission.Kind, id),
            _ => Refusals.KeyReused(key!),
        };

    public static Accepted<TResource> Accepted<TResource>(TResource resource) where TResource : SubmissionResource => TypedResults.Accepted(resource.Links.Self, resource);
}
