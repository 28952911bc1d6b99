using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Sagas.Access;

/// <summary>The data of the sign-in page.</summary>
/// <param name="Field">The name of the hidden field that holds <paramref name="Token"/>.</param>
/// <param name="Problem">Why the last attempt failed; null on the first.</param>
public sealed record SignInView(string? ReturnUrl, string Field, string Token, string? Problem, string? Name);

/// <summary>The two pages of access control; a console may replace them.</summary>
public interface IAccessPages
{
    /// <summary>The sign-in page.</summary>
    IResult SignIn(SignInView view, int status);

    /// <summary>The page for an action that the role does not allow.</summary>
    IResult Forbidden(string why);
}

/// <summary>Unstyled pages.</summary>
sealed class PlainAccessPages(HtmlEncoder html) : IAccessPages
{
    public IResult SignIn(SignInView view, int status) => Page("Sign in", $"""
        {(view.Problem is null ? "" : $"<p role=\"alert\">{html.Encode(view.Problem)}</p>")}
        <form method="post" action="">
          <input type="hidden" name="{html.Encode(view.Field)}" value="{html.Encode(view.Token)}">
          <input type="hidden" name="returnUrl" value="{html.Encode(view.ReturnUrl ?? "")}">
          <p><label>Name <input name="name" value="{html.Encode(view.Name ?? "")}" autocomplete="username" required autofocus></label></p>
          <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
          <p><button>Sign in</button></p>
        </form>
        """, status);

    public IResult Forbidden(string why) =>
        Page("Not allowed", $"<p>{html.Encode(why)}</p><p><a href=\"{SignInEndpoints.Path}\">Sign in as somebody else</a></p>", 403);

    static ContentHttpResult Page(string title, string body, int status) =>
        TypedResults.Content(
            $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                + $"content=\"width=device-width\"><title>{title} - "
                + $"Sagas</title></head><body><main><h1>{title}</h1>{body}</main></body></html>",
            "text/html; charset=utf-8",
            statusCode: status
        );
}
