using Microsoft.Playwright;
using Predictor.Api.Tests;
using Predictor.Store.Lines;

namespace Predictor.Browser.Tests;

/// <summary>A case's page as a supervisor works on it: by the keyboard, without script, narrow, in the dark, on paper.</summary>
public sealed class CasePageTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string Closure = """{"caseId": "c-CUSTOMER", "customerId": "CUSTOMER", "moment": "closure", "value": WORTH, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "billing", "age": 30}}""";

    /// <summary>210 mm without 12 mm at either side, in CSS pixels.</summary>
    private const int A4Portrait = 703;

    private readonly Service _service = new("Development", new Dictionary<string, string>
    {
        ["Desk:Columns:Queue"] = "topic",
        ["Desk:Columns:Wait"] = "queueing",
        ["Desk:CustomerLink"] = "https://crm.example/{customerId}",
    });

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(768, false)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task The_page_is_shown_without_a_complaint_and_never_scrolls_sideways(int width, bool dark)
    {
        await ScoreAsync("k1", "k2");
        await using var page = await OpenAsync("k1", width, dark);

        await page.KeepScreenAsync($"case-{width}-{(dark ? "dark" : "light")}");
        Assert.True(await page.Page.Locator(".wf tbody tr").CountAsync() >= 4);
        Assert.True(await page.Page.Locator(".history .plot").First.IsVisibleAsync());
        Assert.Equal("https://crm.example/k1", await page.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Open in the customer system" }).GetAttributeAsync("href"));
        await page.MustNotScrollSidewaysAsync();

        // What to do stands beside the evidence, and before it where there is no room.
        var (act, why) = (await page.Page.Locator("#act-heading").BoundingBoxAsync(), await page.Page.Locator("#why-heading").BoundingBoxAsync());
        Assert.True(width == 1280 ? act!.X > why!.X : act!.Y < why!.Y);
        page.MustNotComplain();
    }

    [Fact]
    public async Task By_the_keyboard_one_notes_records_takes_back_and_goes_on_to_the_next()
    {
        await ScoreAsync("k1", "k2");
        await using var page = await OpenAsync("k1");

        await PressAsync(page, "n");
        await page.Page.Keyboard.TypeAsync("asks for jan");
        await PressAsync(page, "Enter");
        await SaysAsync(page, "k1: You noted: asks for jan");
        await Assertions.Expect(page.Page.Locator(".log")).ToContainTextAsync("You noted: asks for jan");
        await PressAsync(page, "r", "1", "Enter");
        await SaysAsync(page, "k1: You recorded: ");
        await Assertions.Expect(page.Page.Locator(".casehead")).ToContainTextAsync("No longer in the queue: done");
        await PressAsync(page, "u");
        await SaysAsync(page, "took back what was done last");
        await Assertions.Expect(page.Page.Locator(".log s")).ToHaveCountAsync(1);
        Assert.Equal("k1", await page.Page.InnerTextAsync("h1"));

        await PressAsync(page, "?");
        await Assertions.Expect(page.Page.Locator("#help")).ToBeVisibleAsync();
        await PressAsync(page, "Escape", "j");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("k2");
        await PressAsync(page, "k");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("k1");
        page.MustNotComplain();
    }

    [Fact]
    public async Task From_a_view_of_the_queue_one_comes_and_to_it_one_goes_back()
    {
        await ScoreAsync("k1", "k2");
        await using var page = await chromium.OpenAsync(_service.Client.BaseAddress + "queue?queue=billing");

        await PressAsync(page, "j", "Enter");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("k2");
        await PressAsync(page, "q");
        await Assertions.Expect(page.Page.Locator(".lines tbody tr")).ToHaveCountAsync(2);
        Assert.EndsWith("/queue?queue=billing", page.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_a_value_is_moved_and_the_answer_is_an_address()
    {
        await ScoreAsync("k1");
        await using var page = await OpenAsync("k1", script: false);

        await page.Page.SelectOptionAsync("#set-fixed", "yes");
        await page.Page.FillAsync("#set-queueing", "30");
        await page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "See what the model says" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("#what-if [role=status]")).ToContainTextAsync("points: is gone within a month");
        Assert.Equal(2, await page.Page.Locator(".moved-on").CountAsync());
        Assert.Contains("set.fixed=yes", page.Page.Url, StringComparison.Ordinal);
        var said = await page.Page.InnerTextAsync("#what-if [role=status]");

        await using var again = await chromium.OpenAsync(page.Page.Url, width: 390);
        Assert.Equal(said.ReplaceLineEndings(" "), (await again.Page.InnerTextAsync("#what-if [role=status]")).ReplaceLineEndings(" "));
        await again.Page.ClickAsync("text=As it was");
        await Assertions.Expect(again.Page.Locator("#what-if [role=status]")).ToHaveCountAsync(0);

        // Acting without script too.
        await page.Page.ClickAsync(".bulk summary >> text=Assign");
        await page.Page.ClickAsync("button[value=assign]");
        await SaysAsync(page, "k1: You took it");
        Assert.Contains("/cases/", page.Page.Url, StringComparison.Ordinal);
        page.MustNotComplain();
    }

    [Fact]
    public async Task A_customers_name_that_is_a_script_tag_is_text_before_and_after_saving()
    {
        const string Name = "<script>document.title='taken'</script>";
        await _service.PostAsync("/v1/customers", $$"""{"customerId": "k1", "name": "{{Name}}", "reference": "<img src=x onerror=alert(1)>"}""");
        await ScoreAsync("k1");
        await using var page = await OpenAsync("k1");

        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync(Name);
        await PressAsync(page, "n");
        await page.Page.Keyboard.TypeAsync("<b>bold</b>");
        await PressAsync(page, "Enter");
        await SaysAsync(page, Name + ": You noted: <b>bold</b>");
        Assert.Equal(Name + " · Predictor", await page.Page.TitleAsync());
        Assert.Equal(0, await page.Page.Locator("main img").CountAsync());
        page.MustNotComplain();
    }

    [Fact]
    public async Task On_paper_the_controls_are_gone_and_the_evidence_is_there()
    {
        await ScoreAsync("k1");
        await using var page = await OpenAsync("k1", A4Portrait);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        foreach (var control in (string[])[".bulk", ".crumb", ".moves", "footer.keys"])
        {
            Assert.False(await page.Page.Locator(control).First.IsVisibleAsync(), control);
        }

        Assert.True(await page.Page.Locator(".wf").IsVisibleAsync());
        Assert.True(await page.Page.Locator("#act-heading").IsVisibleAsync());
        await page.MustNotScrollSidewaysAsync();
        await page.KeepScreenAsync("case-paper");
    }

    private async Task ScoreAsync(params string[] customers)
    {
        // The first is worth the most, and so stands first.
        foreach (var (place, customer) in customers.Index())
        {
            await _service.PostAsync("/v1/interactions", $$"""{"caseId": "c-{{customer}}", "customerId": "{{customer}}", "openedAt": "{{DateTime.UtcNow.AddHours(-3):yyyy-MM-ddTHH:mm:ssZ}}", "transfers": 2, "resolved": false, "features": {"topic": "billing", "queueing": 900} }""");
            await _service.ScoreAsync(Closure.Replace("CUSTOMER", customer, StringComparison.Ordinal).Replace("WORTH", $"{900 - (100 * place)}", StringComparison.Ordinal));
        }
    }

    private Task<BrowserPage> OpenAsync(string customer, int width = 1280, bool dark = false, bool script = true) =>
        chromium.OpenAsync($"{_service.Client.BaseAddress}cases/{LineId.OfCustomer(customer)}", width, dark, script);

    private static async Task PressAsync(BrowserPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Page.Keyboard.PressAsync(key);
        }
    }

    private static Task SaysAsync(BrowserPage page, string words) => Assertions.Expect(page.Page.Locator(".told [role=status]")).ToContainTextAsync(words);
}
