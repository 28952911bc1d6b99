using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Sagas.Access;
using Sagas.Console.Shared;

namespace Sagas.Console.SignIn;

/// <summary>The pages of access control, in the style of the console.</summary>
sealed class ConsoleAccessPages : IAccessPages
{
    public IResult SignIn(SignInView view, int status) => new Secured(Pages.Of<SignInPage>(view, status));

    public IResult Forbidden(string why) => new Secured(Pages.Of<ForbiddenPage>(why, StatusCodes.Status403Forbidden));

    /// <summary>Endpoints outside the console return these pages, so the console's filter does not set their headers.</summary>
    sealed class Secured(RazorComponentResult page) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            SecurityHeaders.Set(httpContext.Response.Headers);
            return page.ExecuteAsync(httpContext);
        }
    }
}
