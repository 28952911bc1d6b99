using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Console.Shared;
using Sagas.Operations;

namespace Sagas.Console.SagaList;

static class SagaListScreen
{
    internal static void MapSagaList(this IEndpointRouteBuilder routes) => routes.MapGet("/sagas", Show);

    static async Task<RazorComponentResult> Show(
        HttpRequest request, ISagaQueries sagas, IEnumerable<ISagaTable> tables, StatusSentence sentences, ConsoleFacts facts,
        PersonalData personal, ClaimsPrincipal who, TimeProvider time, CancellationToken cancellation) =>
        Pages.Of<SagaListPage>(await SagaListModel.Load(
            SagaListUrl.Of(request.Query), sagas, tables, sentences, () => personal.For(who), facts.HasLab,
            who.IsAtLeast(AccessRole.Operator), time.GetUtcNow(), cancellation));
}
