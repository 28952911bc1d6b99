using Microsoft.Playwright;

namespace Console.Tests.Browser;

public sealed class When_a_viewer_looks : Screen
{
    [Test]
    public async Task Everything_can_be_seen_nothing_can_be_done_and_an_attempt_is_written_down()
    {
        var saga = await Made("later");
        await SignIn();
        await Go($"/sagas/{saga}");
        await Assertions.Expect(Page.Locator("#action-cancel button")).ToBeDisabledAsync();
        await Assertions.Expect(Page.Locator("#why-cancel")).ToContainTextAsync("has the role Viewer; only Operator and Admin may act");

        var id = (await (await Page.APIRequest.GetAsync($"/ops/sagas/{saga}")).JsonAsync())!.Value.GetProperty("saga").GetProperty("sagaId").GetString();
        Assert.That(await Forced($"/sagas/{id}/actions/cancel"), Is.EqualTo(403), "a form that the page does not offer");
        await Go($"/sagas/{saga}");
        await Shows("Waiting");

        await Go($"/operations?saga={saga}");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(RunningConsole.Viewer);
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("not allowed");
    }

    async Task SignIn()
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("input[name=name]", RunningConsole.Viewer);
        await Page.FillAsync("input[name=password]", RunningConsole.Password);
        await Page.ClickAsync("button[type=submit]");
        await Page.WaitForURLAsync("**/sagas");
    }

    /// <summary>Posts as a script of this site could, with the session's own token.</summary>
    Task<int> Forced(string path) => Page.EvaluateAsync<int>("""
        async path => {
            const session = await (await fetch('/ops/session')).json();
            const answer = await fetch(path, { method: 'POST', headers: { [session.antiforgeryHeader]: session.antiforgeryToken }, body: new URLSearchParams({ reason: 'let me' }) });
            return answer.status;
        }
        """, path);
}
