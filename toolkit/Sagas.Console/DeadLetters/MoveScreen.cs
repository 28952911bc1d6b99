using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Access;
using Sagas.Console.Shared;
using Sagas.DeadLetters;
using Sagas.Operations;

namespace Sagas.Console.DeadLetters;

/// <summary>Sending dead letters back and discarding them, one by one or all of one queue and cause: a form asks for a reason.</summary>
static class MoveScreen
{
    internal static void MapDeadLetterMoves(this IEndpointRouteBuilder routes)
    {
        routes.MapMoves("resend", SagaAction.ResendMessage);
        routes.MapMoves("discard", SagaAction.DiscardMessage);
    }

    /// <summary>IDeadLetterOperator refuses a viewer who posts, so that the audit has the attempt.</summary>
    static void MapMoves(this IEndpointRouteBuilder routes, string verb, SagaAction action)
    {
        var one = $"/dead-letters/{{id:guid}}/{verb}";
        routes.MapGet(one, (Guid id, Surroundings at, CancellationToken cancellation) => AskOne(id, action, at, cancellation));
        routes.MapPost(one, (Guid id, Surroundings at, CancellationToken cancellation) => MoveOne(id, action, at, cancellation));

        var many = $"/dead-letters/{verb}";
        routes.MapGet(many, (string queue, string cause, DateTimeOffset until, Surroundings at, CancellationToken cancellation) =>
            AskMany(queue, cause, until, action, at, cancellation));
        routes.MapPost(many, (string queue, string cause, DateTimeOffset until, Surroundings at, CancellationToken cancellation) =>
            MoveMany(queue, cause, until, action, at, cancellation));
    }

    static async Task<IResult> AskOne(Guid id, SagaAction action, Surroundings at, CancellationToken cancellation)
    {
        if (await at.DeadLetters.Find(id, at.Who, cancellation) is not { } found)
            return DeadLettersScreen.Missing(id);
        var whyNot = DeadLettersScreen.WhyNot(found.Letter, at.Operations, at.Who);
        return Pages.Of<MovePage>(MoveModel.One(found.Letter, action, whyNot, at.Operations));
    }

    static async Task<IResult> MoveOne(Guid id, SagaAction action, Surroundings at, CancellationToken cancellation) =>
        await at.DeadLetters.Find(id, at.Who, cancellation) is { } found
            ? await Move(DeadLetterSelection.One(id), MoveModel.One(found.Letter, action, null, at.Operations), at, cancellation)
            : DeadLettersScreen.Missing(id);

    static async Task<IResult> AskMany(
        string queue, string cause, DateTimeOffset until, SagaAction action, Surroundings at, CancellationToken cancellation) =>
        await Group(queue, cause, at, cancellation) is { } group
            ? Pages.Of<MovePage>(MoveModel.Many(group, until, action, at.Operations.Forbidden(at.Who), at.Operations))
            : NoneLeft(queue);

    static async Task<IResult> MoveMany(
        string queue, string cause, DateTimeOffset until, SagaAction action, Surroundings at, CancellationToken cancellation)
    {
        if (await Group(queue, cause, at, cancellation) is not { } group)
            return NoneLeft(queue);
        var model = MoveModel.Many(group, until, action, null, at.Operations);
        return await Move(DeadLetterSelection.All(queue, cause, until), model, at, cancellation);
    }

    static async Task<IResult> Move(DeadLetterSelection selection, MoveModel model, Surroundings at, CancellationToken cancellation)
    {
        var reason = (await at.Request.ReadFormAsync(cancellation))["reason"].ToString().Trim();
        var operation = await at.Operations.Run(selection, model.Action, reason, at.Who, cancellation);
        return operation.Items[0] switch
        {
            { Outcome: ActionOutcome.Forbidden } refused => at.Pages.Forbidden(refused.Detail!),
            { Outcome: ActionOutcome.Invalid } wrong =>
                Pages.Of<MovePage>(model with { Reason = reason, Problem = wrong.Detail }, StatusCodes.Status400BadRequest),
            _ => SeeOther.To($"/operations/{operation.OperationId}"),
        };
    }

    static async Task<DeadLetterGroup?> Group(string queue, string cause, Surroundings at, CancellationToken cancellation) =>
        (await at.DeadLetters.Groups(at.Who, cancellation)).FirstOrDefault(group => group.Queue == queue && group.Cause == cause);

    static RazorComponentResult NoneLeft(string queue) =>
        Pages.NotFound($"No messages with this cause are left in {queue}. Someone else has already moved them.");

    /// <summary>What each of these endpoints needs.</summary>
    sealed record Surroundings(
        IDeadLetterReader DeadLetters, IDeadLetterOperator Operations, IAccessPages Pages, HttpRequest Request, ClaimsPrincipal Who)
    {
        public static ValueTask<Surroundings> BindAsync(HttpContext http)
        {
            var services = http.RequestServices;
            return ValueTask.FromResult(new Surroundings(
                services.GetRequiredService<IDeadLetterReader>(),
                services.GetRequiredService<IDeadLetterOperator>(),
                services.GetRequiredService<IAccessPages>(),
                http.Request,
                http.User));
        }
    }
}
