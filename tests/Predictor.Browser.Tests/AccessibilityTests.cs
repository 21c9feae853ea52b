using Predictor.Api.Tests;
using Predictor.Api.Tests.Models;
using Predictor.Desk.Layout;
using Predictor.Models.Comparisons;
using Predictor.Models.Ledgers;
using Predictor.Tests;

namespace Predictor.Browser.Tests;

/// <summary>axe-core over every page of the desk.</summary>
public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Axe_finds_nothing_on_any_page(int width, bool dark)
    {
        var script = Axe.Script();
        using var service = new Service("Development", new Dictionary<string, string> { ["Desk:Columns:Queue"] = "topic", ["Watch:Hours"] = "0" }, models: Fill);
        await ScoreAsync(service);
        await service.ScoreAsync("""{"caseId": "calm", "customerId": "k9", "moment": "closure", "features": {"visits": 1, "fixed": "yes", "queueing": 20, "topic": "billing", "age": 60} }""");
        await using var page = await chromium.OpenAsync(service.Client.BaseAddress + "queue", width, dark);
        string[] paths =
        [
            .. DeskPage.All.Select(each => each.Path), "/cases/" + await LineAsync(page), "/queue?state=done", "/models/tiny/1", "/models/tiny/publish?version=2", "/models/tiny/challenge?version=2", "/models/nobody", "/customers/k9",
            "/ledger", "/users", "/account", "/sign-in", "/sign-in/link?token=none", "/no-such-page",
        ];

        var faults = new List<string>();
        foreach (var path in paths.Distinct())
        {
            await page.Page.GotoAsync(new Uri(service.Client.BaseAddress!, path).ToString());
            faults.AddRange((await Axe.FaultsAsync(page, script)).Select(fault => $"{path}: {fault}"));
            await page.MustNotScrollSidewaysAsync();
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Nor_where_there_is_nothing_to_show()
    {
        var script = Axe.Script();
        using var service = new Service("Development", new Dictionary<string, string> { ["Models:Default"] = "none-yet" });
        await using var page = await chromium.OpenAsync(service.Client.BaseAddress + "queue");

        var faults = new List<string>();
        foreach (var path in (string[])["/", "/queue", "/models", "/ledger"])
        {
            await page.Page.GotoAsync(new Uri(service.Client.BaseAddress!, path).ToString());
            faults.AddRange((await Axe.FaultsAsync(page, script)).Select(fault => $"{path}: {fault}"));
        }

        Assert.Empty(faults);
    }

    private static void Fill(Service service)
    {
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
        service.Compare("tiny", 2, 1, Verdict.Worse);
        service.Publish("other");
        var ledger = TinyLedger.Make();
        var file = LedgerFile.PathOf(service.Registry.Folder, ledger.Name, ledger.Date);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, LedgerFile.Bytes(ledger));
    }

    private static async Task ScoreAsync(Service service)
    {
        foreach (var customer in (string[])["k1", "k2", "k3"])
        {
            await service.ScoreAsync($$"""{"caseId": "case-{{customer}}", "customerId": "{{customer}}", "moment": "closure", "value": 900, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "billing"} }""");
        }
    }

    private static async Task<string> LineAsync(BrowserPage page) =>
        (await page.Page.Locator(".lines a[href^='/cases/']").First.GetAttributeAsync("href"))!["/cases/".Length..];
}
