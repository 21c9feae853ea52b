using Microsoft.Playwright;
using Predictor.Api.Tests;

namespace Predictor.Browser.Tests;

/// <summary>Views that somebody keeps, with script and without.</summary>
public sealed class ViewTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly Service _service = new("Development", new Dictionary<string, string> { ["Desk:Columns:Queue"] = "topic" });

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(true, 1280, false)]
    [InlineData(true, 1280, true)]
    [InlineData(false, 390, false)]
    public async Task A_filter_is_kept_under_a_name_opened_renamed_and_removed(bool script, int width, bool dark)
    {
        foreach (var topic in (string[])["billing", "moving"])
        {
            await _service.ScoreAsync($$"""{"caseId": "case-{{topic}}", "customerId": "of-{{topic}}", "moment": "closure", "value": 900, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "{{topic}}"} }""");
        }

        await using var opened = await chromium.OpenAsync(_service.Client.BaseAddress + "queue?queue=billing", width, dark, script);
        var page = opened.Page;
        await page.ClickAsync("text=Save view");
        await page.FillAsync(".viewmenu input[name=name]", "Billing <b>");
        await opened.KeepScreenAsync($"view-save-{width}-{(dark ? "dark" : "light")}");
        await opened.MustNotScrollSidewaysAsync();
        await page.ClickAsync(".viewmenu button[value=save]");
        await Assertions.Expect(page.Locator("[role=status]")).ToHaveTextAsync("The view is saved.");
        await Assertions.Expect(page.Locator(".views nav [aria-current]")).ToContainTextAsync("Billing <b>");

        await page.GotoAsync(_service.Client.BaseAddress + "queue");
        await Assertions.Expect(page.Locator(".lines tbody tr")).ToHaveCountAsync(2);
        await page.ClickAsync(".views nav >> text=Billing <b>");
        await Assertions.Expect(page.Locator(".lines tbody tr")).ToHaveCountAsync(1);

        await page.ClickAsync("text=Change view");
        await page.FillAsync(".viewmenu input[name=name]", "Bills");
        await opened.KeepScreenAsync($"view-change-{width}-{(dark ? "dark" : "light")}");
        await page.ClickAsync(".viewmenu button[value=rename]");
        await Assertions.Expect(page.Locator(".views nav [aria-current]")).ToContainTextAsync("Bills");
        await page.ClickAsync("text=Change view");
        await page.ClickAsync(".viewmenu button[value=remove]");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("The view is removed.");
        await Assertions.Expect(page.Locator(".views nav >> text=Bills")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".lines tbody tr")).ToHaveCountAsync(2);
        opened.MustNotComplain();
    }
}
