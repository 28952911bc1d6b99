using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Access;
using Sagas.Console.Shared;

namespace Sagas.Console.Lab;

/// <summary>Scenarios, fault switches and test data; in Development only.</summary>
static class LabScreen
{
    const int LongestProblem = 600;

    internal static void MapLab(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<ConsoleFacts>().HasLab)
            return;
        routes.MapGet("/lab", Show);
        var acts = routes.MapGroup("/lab").RequireAccess(AccessRole.Operator);
        acts.MapPost("/run/{key}", Run);
        acts.MapPost("/simulation/{service}", Change).WithReadableForm();
        acts.MapPost("/online", Online);
        acts.MapPost("/supply", Supply).WithReadableForm();
    }

    static async Task<RazorComponentResult> Show(
        string? made, string? problem, IEnumerable<ILab> labs, LabClient client, CancellationToken cancellation) =>
        Pages.Of<LabPage>(await LabModel.Load(labs, client, made, problem, cancellation));

    static async Task<IResult> Run(string key, IEnumerable<ILab> labs, LabClient client, CancellationToken cancellation)
    {
        if (labs.SelectMany(lab => lab.Scenarios).FirstOrDefault(scenario => scenario.Key == key) is not { } known)
            return Pages.NotFound($"The lab has no scenario '{key}'.");
        var (saga, problem) = await client.Run(known, cancellation);
        return Back(problem is null ? saga : null, problem);
    }

    static async Task<IResult> Change(string service, HttpRequest request, LabClient client, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var settings = new
        {
            mode = form["mode"].ToString(),
            failureRate = double.TryParse(form["failureRate"], NumberStyles.Float, CultureInfo.InvariantCulture, out var rate)
                ? rate
                : (double?)null,
            delayMs = int.TryParse(form["delayMs"], NumberStyles.None, CultureInfo.InvariantCulture, out var delay) ? delay : 0,
            failOperations = form["fail"].ToArray(),
            loseAnswers = form["lose"].ToArray(),
        };
        var (problem, _) = await client.Send(
            HttpMethod.Put, service, "/simulation", JsonSerializer.Serialize(settings), cancellation);
        return Back(null, problem);
    }

    static async Task<IResult> Online(IEnumerable<ILab> labs, LabClient client, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(labs.SelectMany(lab => lab.Switches)
            .Select(one => client.Send(HttpMethod.Put, one.Service, "/simulation", "{}", cancellation)));
        return Back(null, answers.Select(answer => answer.Problem).FirstOrDefault(problem => problem is not null));
    }

    static async Task<IResult> Supply(HttpRequest request, IEnumerable<ILab> labs, LabClient client, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        if (labs.SelectMany(lab => lab.Supplies).FirstOrDefault(one => one.Path == form["path"]) is not { } supply
            || !decimal.TryParse(form["value"], NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            return Back(null, "Enter a number.");
        var path = $"{supply.Path}/{Uri.EscapeDataString(form["key"].ToString())}";
        var body = JsonSerializer.Serialize(new Dictionary<string, decimal> { [supply.Value] = value });
        var (problem, _) = await client.Send(HttpMethod.Put, supply.Service, path, body, cancellation);
        return Back(null, problem);
    }

    static IResult Back(string? made, string? problem)
    {
        var shown = problem?.Length > LongestProblem ? problem[..LongestProblem] : problem;
        var query = new[] { KeyValuePair.Create("made", made), KeyValuePair.Create("problem", shown) };
        return SeeOther.To("/lab" + QueryString.Create(query.Where(part => part.Value is not null)));
    }
}
