using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Console.Shared;
using Sagas.DeadLetters;
using Sagas.Operations;

namespace Sagas.Console.DeadLetters;

/// <summary>
/// Messages that could not be handled: by queue and cause, as a list, and one by one. Reading them does not touch their queues.
/// </summary>
static class DeadLettersScreen
{
    internal static void MapDeadLetters(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dead-letters", List);
        routes.MapGet("/dead-letters/{id:guid}", One);
    }

    static async Task<IResult> List(
        string? queue, string? cause, string? show, string? before, IDeadLetterReader deadLetters, DeadLetterCounts counts,
        ClaimsPrincipal who, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (queue is null && show != "all")
        {
            var groups = await deadLetters.Groups(who, cancellation);
            return Pages.Of<DeadLettersPage>(new DeadLettersModel(groups, counts.Present, who.IsAtLeast(AccessRole.Operator), now));
        }
        DeadLetterStatus? status = show == "all" ? null : DeadLetterStatus.Open;
        var filter = new DeadLetterFilter(queue, cause, Status: status, Before: DeadLetterCursor.Parse(before));
        return Pages.Of<DeadLetterListPage>(new DeadLetterListModel(filter, await deadLetters.List(filter, who, cancellation), now));
    }

    static async Task<RazorComponentResult> One(
        Guid id, IDeadLetterReader deadLetters, IDeadLetterOperator operations, ClaimsPrincipal who, TimeProvider time,
        CancellationToken cancellation) =>
        await deadLetters.Find(id, who, cancellation) is { } found
            ? Pages.Of<OneDeadLetterPage>(new OneDeadLetterModel(
                found,
                WhyNot(found.Letter, operations, who),
                operations.Preview(SagaAction.ResendMessage, found.Letter, 1),
                operations.Preview(SagaAction.DiscardMessage, found.Letter, 1),
                time.GetUtcNow()))
            : Missing(id);

    /// <summary>Why this user cannot move the message; null when they can.</summary>
    internal static string? WhyNot(DeadLetterItem message, IDeadLetterOperator operations, ClaimsPrincipal who) =>
        message.Status == DeadLetterStatus.Open ? operations.Forbidden(who) : $"it is no longer in {message.Queue}.";

    internal static RazorComponentResult Missing(Guid id) => Pages.NotFound($"There is no dead letter {id}.");
}
