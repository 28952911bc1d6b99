using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Sagas.Access;
using Sagas.Console.Actions;
using Sagas.Console.Shared;
using Sagas.DeadLetters;
using Sagas.Operations;

namespace Sagas.Console.OneSaga;

static class OneSagaScreen
{
    const int MostDead = 5;

    internal static void MapOneSaga(this IEndpointRouteBuilder routes) => routes.MapGet("/sagas/{id}", Show);

    static async Task<RazorComponentResult> Show(
        string id, long? before, Guid? op, ISagaQueries sagas, ISagaReader reader, IEnumerable<ISagaTable> tables,
        StatusSentence sentences, ISagaOperator operations, IOperationLog log, IDeadLetterReader deadLetters, PersonalData personal,
        ClaimsPrincipal who, IOptions<ConsoleOptions> options, TimeProvider time, CancellationToken cancellation)
    {
        var view = personal.For(who);
        var saga = await OneSagaModel.Load(
            id, before, sagas, reader, tables, sentences, options.Value, view, time.GetUtcNow(), cancellation);
        if (saga is null)
        {
            return Pages.NotFound(
                $"No saga has the id or business id '{id}'. A saga that was just accepted appears when its first message is handled.");
        }
        var detail = await reader.Find(saga.Row.Id, cancellation);
        var dead = await deadLetters.List(new DeadLetterFilter(Saga: saga.Row.Id, Limit: MostDead), who, cancellation);
        return Pages.Of<OneSagaPage>(saga with
        {
            Actions = detail is null ? [] : ActionChoice.Of(detail, (one, action) => operations.Check(one, action, who)),
            Done = op is { } operation ? await log.Find(operation, who, cancellation) : null,
            Dead = dead.Items,
        });
    }
}
