using Microsoft.Playwright;

namespace Predictor.Browser.Tests;

/// <summary>What every page has in common, and the pages that are no page of the desk.</summary>
public sealed class FrameTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task Light_and_dark_follow_the_system()
    {
        await using var light = await desk.OpenAsync();
        await using var dark = await desk.OpenAsync(dark: true);

        Assert.Equal("rgb(255, 255, 255)", await GroundAsync(light));
        Assert.NotEqual(await GroundAsync(light), await GroundAsync(dark));

        static Task<string> GroundAsync(BrowserPage page) => page.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    [Fact]
    public async Task The_first_key_leads_past_the_head_without_script()
    {
        await using var page = await desk.OpenAsync(script: false);
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the page", await page.Page.Locator("a:focus").InnerTextAsync());
        await page.Page.Keyboard.PressAsync("Enter");

        Assert.EndsWith("/queue#main", page.Page.Url, StringComparison.Ordinal);
        page.MustNotComplain();
    }

    [Fact]
    public async Task Where_outputs_stood_beside_outcomes_leads_to_the_ledger()
    {
        await using var page = await desk.OpenAsync("outcomes");

        Assert.EndsWith("/ledger", page.Page.Url, StringComparison.Ordinal);
        Assert.Equal("Today, Queue, Ledger, Models", string.Join(", ", await page.Page.Locator("nav.pages a").AllInnerTextsAsync()));
    }

    [Fact]
    public async Task The_APIs_own_page_works_under_its_security_policy()
    {
        await using var page = await desk.OpenAsync("swagger/index.html");
        await page.Page.WaitForSelectorAsync(".opblock-summary-path >> nth=0", new PageWaitForSelectorOptions { Timeout = 20_000 });

        await page.KeepScreenAsync("swagger");
        page.MustNotComplain();
    }

    [Fact]
    public async Task An_address_that_is_none_is_a_page_with_a_way_back()
    {
        await using var page = await desk.OpenAsync("no-such-page");

        Assert.Contains("Not Found", await page.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.True(await page.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Predictor" }).IsVisibleAsync());
    }
}
