using Microsoft.AspNetCore.Builder;

namespace Sagas.Access;

public static class AccessRegistration
{
    /// <summary>Until signing in is there, whoever calls may do everything.</summary>
    public static void UseSagaAccess(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.User.Identity?.IsAuthenticated != true)
            http.User = AccessPrincipal.Create("anonymous", "anonymous", AccessRole.Admin);
        return next(http);
    });
}
