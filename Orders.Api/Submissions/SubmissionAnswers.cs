using Microsoft.AspNetCore.Http.HttpResults;
using Orders.Api.Input;

namespace Orders.Api.Submissions;

/// <summary>The HTTP answer to a valid submission.</summary>
sealed class SubmissionAnswers(Intake intake, SubmissionResources resources)
{
    public async Task<Results<Accepted<SubmissionResource<TFields>>, ProblemHttpResult>> Submit<TFields>(
        ISubmission submission, string? key, CancellationToken cancellation)
        where TFields : class, IFields<TFields> =>
        await intake.Accept(submission, key, cancellation) switch
        {
            Acceptance.Accepted { IsNew: true, Row: var row } => Accepted(SubmissionResource<TFields>.New(row)),
            Acceptance.Accepted { Row: var row } => Accepted(await resources.Show<TFields>(row, cancellation)),
            Acceptance.Refused { Field: var field, Message: var message } => Refusals.BadInput(field, message),
            Acceptance.OtherContent { Id: var id } => Refusals.OtherContent(submission.Kind, id),
            _ => Refusals.KeyReused(key!),
        };

    public static Accepted<SubmissionResource<TFields>> Accepted<TFields>(SubmissionResource<TFields> resource)
        where TFields : class, IFields<TFields> =>
        TypedResults.Accepted(resource.Links.Self, resource);
}
