using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Predictor.Api.Tests;
using Predictor.Api.Tests.Models;
using Predictor.Models.Comparisons;
using Predictor.Models.Registry;

namespace Predictor.Browser.Tests;

/// <summary>The models as a data scientist meets them, with script and without.</summary>
public sealed class ModelsTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly Service _service = new("Development", new Dictionary<string, string> { ["Watch:Hours"] = "0" }, models: service =>
    {
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
        service.Compare("tiny", 2, 1, Verdict.Better);
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 2));
        service.Compare("tiny", 3, 2, Verdict.Worse);
        service.Registry.Challenge("tiny", 2, DateTimeOffset.UnixEpoch, "for the test");
    });

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task The_pages_are_shown_without_a_complaint_and_never_scroll_sideways(int width, bool dark)
    {
        await using var page = await OpenAsync("models", width, dark);
        foreach (var path in (string[])["models", "models/tiny/1", "models/tiny/publish?version=2"])
        {
            await page.Page.GotoAsync(_service.Client.BaseAddress + path);
            await page.KeepScreenAsync($"{path.Replace('/', '-').Replace('?', '-')}-{width}-{(dark ? "dark" : "light")}");
            await page.MustNotScrollSidewaysAsync();
        }

        page.MustNotComplain();
    }

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 390)]
    public async Task A_version_is_published_and_rolled_back_by_forms_that_work_without_script(bool script, int width)
    {
        await using var page = await OpenAsync("models", width, script: script);

        await page.Page.ClickAsync("text=Publish version 2");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Publish version 2 of tiny?");
        await page.Page.FillAsync("#reason", "it is <b>better</b>");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("Version 2 of tiny is live");
        await Assertions.Expect(page.Page.Locator(".m-head")).ToContainTextAsync("published by You (you): it is <b>better</b>");
        Assert.Equal(2, _service.Services.GetRequiredService<LiveModels>().Find("tiny")!.Model.Version);

        await page.Page.ClickAsync("text=Roll back to version 1");
        await page.Page.FillAsync("#reason", "a bad night");
        await page.Page.ClickAsync("button:has-text('Roll back to version 1')");
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("Version 1 of tiny is live");
        page.MustNotComplain();
    }

    [Fact]
    public async Task A_closed_gate_stands_with_its_figures_until_it_is_said_that_it_shall_be_forced()
    {
        _service.Registry.Publish("tiny", 2, DateTimeOffset.UtcNow, "for the test", PublishingGate.Compared);
        await using var page = await OpenAsync("models/tiny/publish?version=3");

        await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync("log loss +0.0200 (+0.0100 to +0.0300)");
        await page.Page.FillAsync("#reason", "needed today");
        await page.Page.ClickAsync("button:has-text('Publish version 3')");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Publish version 3 of tiny?");
        await page.Page.CheckAsync("input[name=force]");
        await page.Page.ClickAsync("button:has-text('Publish version 3')");
        await Assertions.Expect(page.Page.Locator(".m-head")).ToContainTextAsync("Forced.");
        page.MustNotComplain();
    }

    private Task<BrowserPage> OpenAsync(string path, int width = 1280, bool dark = false, bool script = true) => chromium.OpenAsync(_service.Client.BaseAddress + path, width, dark, script);
}
