using MassTransit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Builder;
using Sagas.Messages;
using Sagas.Steps;

namespace Sagas.Operations;

/// <summary>Why an operator does something; kept in the saga's journal for ever.</summary>
public sealed record OperationRequest(string? Reason);

/// <summary>What operators do to a saga: each is a command on the bus, handled like any other message, and journalled with who asked and why.</summary>
static class SagaActions
{
    const int LongestReason = 500;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal static void MapSagaActions(this RouteGroupBuilder group)
    {
        group.Map<RetrySaga>("retry", "Runs the failed compensation of a parked saga again, with a fresh policy.", (saga, reason, actor) => new(saga.SagaId, reason, actor));
        group.Map<ResolveSaga>("resolve", "Declares the failed compensation of a parked saga done by hand.", (saga, reason, actor) => new(saga.SagaId, reason, actor));
        group.Map<CancelSaga>("cancel", "Undoes a saga before its point of no return.", (saga, reason, actor) => new(saga.SagaId, saga.Kind, saga.BusinessId, reason, actor));
        group.Map<FireTimer>("fire-timer", "Does not wait for the next attempt, or for the date.", (saga, reason, actor) => new(saga.SagaId, reason, actor));
    }

    static void Map<TCommand>(this RouteGroupBuilder group, string action, string summary, Func<SagaDetail, string, string, TCommand> command) where TCommand : class =>
        group.MapPost($"/{{id}}/{action}", (string id, OperationRequest? body, ISagaReader sagas, IBus bus, HttpContext http, CancellationToken cancellation) =>
                Run(id, body?.Reason, sagas, bus, Actor(http), command, cancellation))
            .WithSummary(summary).ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);

    static async Task<Results<Accepted<OperationAccepted>, ValidationProblem, ProblemHttpResult>> Run<TCommand>(
        string id, string? reason, ISagaReader sagas, IBus bus, string actor, Func<SagaDetail, string, string, TCommand> command, CancellationToken cancellation)
        where TCommand : class
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason || reason.Any(char.IsControl))
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["reason"] = [$"Say why, in 1 to {LongestReason} characters without line breaks: it is kept in the saga's history."] });
        if (await sagas.FindByIdOrName(id, cancellation) is not { } saga)
            return SagaOperationsEndpoints.Unknown(id);
        try
        {
            var answer = await bus.CreateRequestClient<TCommand>(Patience).GetResponse<OperationAccepted, OperationRefused>(command(saga, reason, actor), cancellation);
            return answer.Is<OperationRefused>(out var refused)
                ? TypedResults.Problem($"{saga.Kind} {saga.BusinessId}: {refused.Message.Reason}", statusCode: 409, title: "Not possible now")
                : TypedResults.Accepted($"/ops/sagas/{saga.SagaId}", new OperationAccepted(saga.SagaId));
        }
        catch (RequestTimeoutException)
        {
            return TypedResults.Problem($"The saga service did not answer within {Patience.TotalSeconds} seconds; it may still do it. Look at the saga's journal before asking again.", statusCode: 503, title: "No answer");
        }
    }

    static string Actor(HttpContext http) => http.User.Identity?.Name ?? "anonymous";
}
