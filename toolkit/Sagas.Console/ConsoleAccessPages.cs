using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Sagas.Access;
using Sagas.Console.Pages;

namespace Sagas.Console;

/// <summary>The pages of access control, in the looks of the console.</summary>
sealed class ConsoleAccessPages : IAccessPages
{
    public IResult SignIn(SignInView view, int status) => Page<SignInPage>(view, status);

    public IResult Forbidden(string why) => Page<ForbiddenPage>(why, StatusCodes.Status403Forbidden);

    static Secured Page<TPage>(object model, int status) where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var page = ConsoleEndpoints.Page<TPage>(model);
        page.StatusCode = status;
        return new Secured(page);
    }

    /// <summary>These pages are answers of endpoints that are not the console's own.</summary>
    sealed class Secured(RazorComponentResult page) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            SecurityHeaders.Set(httpContext.Response.Headers);
            return page.ExecuteAsync(httpContext);
        }
    }
}
