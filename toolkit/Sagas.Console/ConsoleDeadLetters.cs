using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Access;
using Sagas.Console.Models;
using Sagas.Console.Pages;
using Sagas.DeadLetters;
using Sagas.Operations;

namespace Sagas.Console;

/// <summary>The screens about messages that nobody could handle. Looking reads what is written down; the queues are left alone until somebody decides.</summary>
static class ConsoleDeadLetters
{
    internal static void MapDeadLetterPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dead-letters", List);
        routes.MapGet("/dead-letters/{id:guid}", One);
        foreach (var (verb, action) in new[] { ("resend", SagaAction.ResendMessage), ("discard", SagaAction.DiscardMessage) })
        {
            // A viewer who tries is refused by IDeadLetterOperator, so that the audit knows of it.
            routes.MapGet($"/dead-letters/{{id:guid}}/{verb}", (Guid id, Surroundings at, CancellationToken cancellation) => AskOne(id, action, at, cancellation));
            routes.MapPost($"/dead-letters/{{id:guid}}/{verb}", (Guid id, Surroundings at, CancellationToken cancellation) => MoveOne(id, action, at, cancellation));
            routes.MapGet($"/dead-letters/{verb}", (string queue, string cause, DateTimeOffset until, Surroundings at, CancellationToken cancellation) => AskMany(queue, cause, until, action, at, cancellation));
            routes.MapPost($"/dead-letters/{verb}", (string queue, string cause, DateTimeOffset until, Surroundings at, CancellationToken cancellation) => MoveMany(queue, cause, until, action, at, cancellation));
        }
    }

    static async Task<IResult> List(string? queue, string? cause, string? show, string? before, IDeadLetterReader letters, DeadLetterCounts counts, ClaimsPrincipal who, TimeProvider time, CancellationToken cancellation)
    {
        if (queue is null && show != "all")
            return ConsoleEndpoints.Page<DeadLettersPage>(new DeadLettersModel(await letters.Groups(who, cancellation), counts.Present, who.IsAtLeast(AccessRole.Operator), time.GetUtcNow()));
        var filter = new DeadLetterFilter(queue, cause, Status: show == "all" ? null : DeadLetterStatus.Open, Before: DeadLetterCursor.Parse(before));
        return ConsoleEndpoints.Page<DeadLetterListPage>(new DeadLetterListModel(filter, await letters.List(filter, who, cancellation), time.GetUtcNow()));
    }

    static async Task<RazorComponentResult> One(Guid id, IDeadLetterReader letters, IDeadLetterOperator operations, ClaimsPrincipal who, TimeProvider time, CancellationToken cancellation) =>
        await letters.Find(id, who, cancellation) is { } letter
            ? ConsoleEndpoints.Page<OneDeadLetterPage>(new OneDeadLetterModel(letter, WhyNot(letter.Letter, operations, who), operations.Preview(SagaAction.ResendMessage, letter.Letter, 1), operations.Preview(SagaAction.DiscardMessage, letter.Letter, 1), time.GetUtcNow()))
            : Missing(id);

    static async Task<IResult> AskOne(Guid id, SagaAction action, Surroundings at, CancellationToken cancellation) =>
        await at.Letters.Find(id, at.Who, cancellation) is { } letter ? Ask(MoveModel.One(letter.Letter, action, WhyNot(letter.Letter, at.Operations, at.Who), at.Operations), null) : Missing(id);

    static async Task<IResult> MoveOne(Guid id, SagaAction action, Surroundings at, CancellationToken cancellation) =>
        await at.Letters.Find(id, at.Who, cancellation) is { } letter
            ? await Move(DeadLetterSelection.One(id), MoveModel.One(letter.Letter, action, null, at.Operations), at, cancellation)
            : Missing(id);

    static async Task<IResult> AskMany(string queue, string cause, DateTimeOffset until, SagaAction action, Surroundings at, CancellationToken cancellation) =>
        await Group(queue, cause, at, cancellation) is { } group ? Ask(MoveModel.Many(group, until, action, at.Operations.Forbidden(at.Who), at.Operations), null) : NoneLeft(queue);

    static async Task<IResult> MoveMany(string queue, string cause, DateTimeOffset until, SagaAction action, Surroundings at, CancellationToken cancellation) =>
        await Group(queue, cause, at, cancellation) is { } group
            ? await Move(DeadLetterSelection.All(queue, cause, until), MoveModel.Many(group, until, action, null, at.Operations), at, cancellation)
            : NoneLeft(queue);

    static async Task<IResult> Move(DeadLetterSelection selection, MoveModel model, Surroundings at, CancellationToken cancellation)
    {
        var reason = (await at.Request.ReadFormAsync(cancellation))["reason"].ToString().Trim();
        var operation = await at.Operations.Run(selection, model.Action, reason, at.Who, cancellation);
        return operation.Items[0] switch
        {
            { Outcome: ActionOutcome.Forbidden } refused => at.Pages.Forbidden(refused.Detail!),
            { Outcome: ActionOutcome.Invalid } wrong => Ask(model with { Reason = reason }, wrong.Detail),
            _ => SeeOther.To($"/operations/{operation.OperationId}"),
        };
    }

    static RazorComponentResult Ask(MoveModel model, string? problem)
    {
        var page = ConsoleEndpoints.Page<MovePage>(model with { Problem = problem });
        if (problem is not null)
            page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    static async Task<DeadLetterGroup?> Group(string queue, string cause, Surroundings at, CancellationToken cancellation) =>
        (await at.Letters.Groups(at.Who, cancellation)).FirstOrDefault(group => group.Queue == queue && group.Cause == cause);

    static string? WhyNot(DeadLetterItem letter, IDeadLetterOperator operations, ClaimsPrincipal who) =>
        letter.Status == DeadLetterStatus.Open ? operations.Forbidden(who) : $"it is not in {letter.Queue} any more.";

    static RazorComponentResult Missing(Guid id) => ConsoleEndpoints.NotFound($"There is no dead letter {id}.");

    static RazorComponentResult NoneLeft(string queue) => ConsoleEndpoints.NotFound($"None of this cause is left in {queue}: somebody was quicker.");

    /// <summary>What each of these pages needs.</summary>
    sealed record Surroundings(IDeadLetterReader Letters, IDeadLetterOperator Operations, IAccessPages Pages, HttpRequest Request, ClaimsPrincipal Who)
    {
        public static ValueTask<Surroundings> BindAsync(HttpContext http) => ValueTask.FromResult(new Surroundings(
            http.RequestServices.GetRequiredService<IDeadLetterReader>(), http.RequestServices.GetRequiredService<IDeadLetterOperator>(), http.RequestServices.GetRequiredService<IAccessPages>(), http.Request, http.User));
    }
}
