using Microsoft.Playwright;

namespace Console.Tests.Actions;

public sealed class When_a_viewer_looks : Screen
{
    [Test]
    public async Task Everything_can_be_seen_nothing_can_be_done_and_an_attempt_is_in_the_audit()
    {
        var saga = await Made("later");
        await SignIn();
        await Go($"/sagas/{saga}");
        await Assertions.Expect(Page.Locator("#action-cancel button")).ToBeDisabledAsync();
        await Assertions.Expect(Page.Locator("#why-cancel")).ToContainTextAsync("has the role Viewer; only Operator and Admin may act");

        var found = await (await Page.APIRequest.GetAsync($"/ops/sagas/{saga}")).JsonAsync();
        var id = found!.Value.GetProperty("saga").GetProperty("sagaId").GetString();
        Assert.That(await Forced($"/sagas/{id}/actions/cancel"), Is.EqualTo(403), "a form that the page does not offer");
        await Go($"/sagas/{saga}");
        await Shows("Waiting");

        await Go($"/operations?saga={saga}");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(RunningConsole.Viewer);
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("not allowed");
    }
}
