using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Access.Tests;

/// <summary>Somebody with a browser: keeps cookies, fills in forms, follows no redirect unseen.</summary>
sealed partial class Browser : IDisposable
{
    readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false };

    public Browser(Uri address)
    {
        Http = new HttpClient(handler) { BaseAddress = address };
        Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public HttpClient Http { get; }
    public CookieContainer Cookies => handler.CookieContainer;

    public Cookie? Session => Cookies.GetCookies(Http.BaseAddress!)["sagas.session"];

    /// <summary>Opens the page, and sends its form.</summary>
    public async Task<HttpResponseMessage> SignIn(string name, string password = Credentials.Password, string returnUrl = "")
    {
        var page = await Http.GetStringAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        return await Http.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["name"] = name,
                    ["password"] = password,
                    ["returnUrl"] = returnUrl,
                    ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
                }
            )
        );
    }

    /// <summary>As a script of the site does: the token in a header.</summary>
    public async Task<HttpResponseMessage> Post(string path, object body, bool withToken = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (withToken)
        {
            var session = JsonNode.Parse(await Http.GetStringAsync("/ops/session"))!;
            request.Headers.Add(session["antiforgeryHeader"]!.GetValue<string>(), session["antiforgeryToken"]!.GetValue<string>());
        }
        return await Http.SendAsync(request);
    }

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
