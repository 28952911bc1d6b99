using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Sagas.Console.Shared;

/// <summary>A Razor component as the response of an endpoint.</summary>
public static class Pages
{
    public static RazorComponentResult Of<TPage>(object model, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Model"] = model }) { StatusCode = status };

    internal static RazorComponentResult NotFound(string why) => Of<MissingPage>(why, StatusCodes.Status404NotFound);
}
