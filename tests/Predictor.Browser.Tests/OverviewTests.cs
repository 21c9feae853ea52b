using Microsoft.Playwright;
using Predictor.Desk.Centre;
using Predictor.Desk.Tests;

namespace Predictor.Browser.Tests;

public sealed class OverviewTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    /// <summary>297 mm without 12 mm at either side, in CSS pixels.</summary>
    private const int A4Landscape = 1031;

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(1100, false)]
    [InlineData(768, false)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task The_page_shows_its_rows_without_a_complaint_and_never_scrolls_sideways(int width, bool dark)
    {
        desk.Reset();
        await using var page = await desk.OpenAsync(width: width, dark: dark);

        await page.KeepScreenAsync($"overview-{width}-{(dark ? "dark" : "light")}");
        Assert.Equal(25, await page.Page.Locator(".customers tbody tr").CountAsync());
        Assert.Equal(3, await page.Page.Locator(".queues tbody tr").CountAsync());
        Assert.True(await page.Page.GetByText("Sample data", new PageGetByTextOptions { Exact = true }).First.IsVisibleAsync());
        await page.MustNotScrollSidewaysAsync();
        page.MustNotComplain();
    }

    [Fact]
    public async Task Light_and_dark_follow_the_system()
    {
        desk.Reset();
        await using var light = await desk.OpenAsync();
        await using var dark = await desk.OpenAsync(dark: true);

        Assert.Equal("rgb(255, 255, 255)", await GroundAsync(light));
        Assert.NotEqual(await GroundAsync(light), await GroundAsync(dark));

        static Task<string> GroundAsync(BrowserPage page) => page.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    [Fact]
    public async Task A_customers_name_that_is_a_script_tag_is_text()
    {
        const string Name = "<script>document.title='taken'</script>";
        desk.State = new CentreState.Ready(TinyView.Make() with { AtRisk = [TinyView.Customer("k1", Name, 1)] });
        await using var page = await desk.OpenAsync();

        Assert.Equal(Name, await page.Page.Locator(".customers .c-name .a").InnerTextAsync());
        Assert.Equal("Customers at risk · Predictor", await page.Page.TitleAsync());
        page.MustNotComplain();
    }

    [Fact]
    public async Task The_first_key_leads_past_the_head_and_the_list_is_paged_by_keyboard_without_script()
    {
        desk.Reset();
        await using var page = await desk.OpenAsync(script: false);
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the page", await page.Page.Locator("a:focus").InnerTextAsync());
        await page.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Next" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        // Asked again until it holds: waiting for the navigation as an event misses one that ends before the wait has begun.
        await Assertions.Expect(page.Page.Locator(".pager")).ToContainTextAsync("26 to 50 of 60 customers", new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });
        Assert.EndsWith("/outcomes?page=2", page.Page.Url, StringComparison.Ordinal);
        page.MustNotComplain();
    }

    [Fact]
    public async Task A_page_that_is_loading_becomes_the_page_by_itself()
    {
        desk.State = new CentreState.Loading("Reading the interactions");
        await using var page = await desk.OpenAsync();
        await page.KeepScreenAsync("loading");
        Assert.Contains("Reading the interactions", await page.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        desk.Reset();
        await page.Page.WaitForSelectorAsync(".customers", new PageWaitForSelectorOptions { Timeout = 20_000 });
        page.MustNotComplain();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Empty_failed_and_nobody_at_risk_are_pages_too(int width)
    {
        (CentreState State, string Name)[] states =
        [
            (new CentreState.Empty(), "empty"),
            (new CentreState.Failed($"interactions.csv, line 17, column started_at: found '{new string('x', 120)}', expected an ISO time"), "failed"),
            (new CentreState.Ready(TinyView.Make(0)), "nobody"),
        ];
        foreach (var (state, name) in states)
        {
            desk.State = state;
            await using var page = await desk.OpenAsync(width: width);
            await page.KeepScreenAsync($"{name}-{width}");
            Assert.True(await page.Page.Locator("h1").IsVisibleAsync());
            await page.MustNotScrollSidewaysAsync();
        }
    }

    [Fact]
    public async Task On_paper_the_controls_are_gone()
    {
        desk.Reset();
        await using var page = await desk.OpenAsync(width: A4Landscape);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.False(await page.Page.Locator(".pager .steps").IsVisibleAsync());
        Assert.True(await page.Page.Locator(".customers tbody tr").First.IsVisibleAsync());
        Assert.True(await page.Page.Locator(".customers thead").IsVisibleAsync());
        await page.MustNotScrollSidewaysAsync();
        await page.KeepScreenAsync("paper");
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
