using Microsoft.Playwright;
using Predictor.Api.Tests;

namespace Predictor.Browser.Tests;

/// <summary>Two supervisors, each signed in under a name, at one line of one store.</summary>
public sealed class TwoPeopleTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string Password = "four words do it";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("predictor-people-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_second_is_told_by_name_who_was_first_and_nothing_is_overwritten(bool script)
    {
        using var home = Start("Development");
        using var service = Start("Production");
        await home.ScoreAsync("""{"caseId": "c1", "customerId": "k1", "moment": "closure", "value": 900, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "billing"}}""");
        await using var maya = await SignedInAsync(home, service, "maya", "Maya Ellison", script);
        await using var tom = await SignedInAsync(home, service, "tom", "Tom Hadley", script);

        await maya.Page.GotoAsync(service.Client.BaseAddress + "queue");
        await tom.Page.GotoAsync(service.Client.BaseAddress + "queue");
        await TakeAsync(maya.Page);
        await Assertions.Expect(maya.Page.Locator("[role=status]")).ToContainTextAsync("k1: Maya Ellison took it");

        // His page still shows what was there before her.
        await TakeAsync(tom.Page);
        await Assertions.Expect(tom.Page.Locator(".told.bad")).ToContainTextAsync("somebody was before you: Maya Ellison took it");
        await Assertions.Expect(tom.Page.Locator(".lines tbody .l-owner")).ToContainTextAsync("Maya Ellison");

        // Told, he does it again on purpose.
        await TakeAsync(tom.Page);
        await Assertions.Expect(tom.Page.Locator("[role=status]")).ToContainTextAsync("k1: Tom Hadley took it");
        await tom.Page.ClickAsync(".lines .l-name a");
        var events = await tom.Page.Locator("main").InnerTextAsync();
        Assert.Contains("Maya Ellison took it", events, StringComparison.Ordinal);
        Assert.Contains("Tom Hadley took it", events, StringComparison.Ordinal);
    }

    private static async Task TakeAsync(IPage page)
    {
        await page.CheckAsync(".lines tbody input[name=line]");
        await page.ClickAsync(".bulk details[data-key=a] > summary");
        await page.ClickAsync(".bulk button[value=assign]");
    }

    /// <summary>Made where nobody needs to sign in, and signed in where everybody does.</summary>
    private async Task<BrowserPage> SignedInAsync(Service home, Service service, string name, string displayName, bool script)
    {
        await using var you = await chromium.OpenAsync(home.Client.BaseAddress + "users");
        await you.Page.FillAsync("#name", name);
        await you.Page.FillAsync("#displayName", displayName);
        await you.Page.ClickAsync("text=Add and show the link");
        var link = new Uri(await you.Page.InnerTextAsync("code")).PathAndQuery[1..];
        var page = await chromium.OpenAsync(service.Client.BaseAddress + link, script: script);
        await page.Page.FillAsync("#password", Password);
        await page.Page.FillAsync("#again", Password);
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("a.who")).ToHaveTextAsync(displayName);
        return page;
    }

    private Service Start(string environment) => new(environment, new Dictionary<string, string> { ["Store:Connection"] = $"Data Source={Path.Combine(_folder.FullName, "store.db")}" });
}
