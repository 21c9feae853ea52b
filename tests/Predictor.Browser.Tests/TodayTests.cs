using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Predictor.Api.Tests;
using Predictor.Api.Tests.Pages.Today;
using Predictor.Desk.Access;

namespace Predictor.Browser.Tests;

/// <summary>A supervisor's morning: who is there, the plan, assigned, taken back; by the keyboard, without script, on a phone, on paper.</summary>
public sealed class TodayTests : IClassFixture<Chromium>, IDisposable
{
    private const string Risky = """{"caseId": "case-CUSTOMER", "customerId": "CUSTOMER", "moment": "closure", "value": WORTH, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "billing"}}""";

    /// <summary>297 mm without 12 mm at either side, in CSS pixels.</summary>
    private const int A4Landscape = 1031;

    private readonly Chromium _chromium;
    private readonly Service _service;

    public TodayTests(Chromium chromium)
    {
        _chromium = chromium;
        _service = new Service(
            "Development",
            new Dictionary<string, string> { ["Desk:Columns:Team"] = "topic", ["Desk:CustomerLink"] = "https://crm.example/{customerId}" },
            services => services.AddSingleton<IDeskPeople>(new People()),
            service => ActionsPolicy.Write(service));
    }

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task The_morning_is_said_planned_assigned_by_one_key_and_taken_back_by_another()
    {
        await ScoreAsync("k1", "k2", "k3", "k4");
        await using var page = await OpenAsync();

        await SayAsync(page, 17, 8);
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("Today: 3 calls, 24 minutes, €");
        await page.KeepScreenAsync("today-plan");
        await PressAsync(page, "j", "j", "x");
        await SaysAsync(page, "is left out of today's plan");
        await Assertions.Expect(page.Page.Locator(".plan tr.call")).ToHaveCountAsync(3);
        await PressAsync(page, "u");
        await Assertions.Expect(page.Page.Locator(".outs")).ToHaveCountAsync(0);

        await PressAsync(page, "a");
        await SaysAsync(page, "Given: Priya Nair 2 calls, Tom Hadley 1 call.");
        await Assertions.Expect(page.Page.Locator(".plan .p-state", new PageLocatorOptions { HasTextString = "given" })).ToHaveCountAsync(3);
        await page.KeepScreenAsync("today-given");
        await PressAsync(page, "u");
        await SaysAsync(page, "Taken back: 3 calls.");
        await Assertions.Expect(page.Page.Locator(".btn.main")).ToContainTextAsync("Assign all 3");
        page.MustNotComplain();
    }

    [Fact]
    public async Task Every_key_does_what_the_help_says()
    {
        await ScoreAsync("k1", "k2");
        await using var page = await OpenAsync();
        await SayAsync(page, 30, 0);
        await Assertions.Expect(page.Page.Locator(".plan tr.call")).ToHaveCountAsync(2);

        await PressAsync(page, "?");
        await Assertions.Expect(page.Page.Locator("#help")).ToBeVisibleAsync();
        await PressAsync(page, "Escape");
        await PressAsync(page, "j", "j", "k");
        await Assertions.Expect(page.Page.Locator(".plan tr.cur a.cust")).ToBeFocusedAsync();
        Assert.Equal("https://crm.example/k1", await page.Page.GetAttributeAsync(".plan tr.cur .go", "href"));
        await page.Page.EvaluateAsync("window.print = () => { document.title = 'printed'; }");
        await PressAsync(page, "p");
        Assert.Equal("printed", await page.Page.TitleAsync());
        await PressAsync(page, "Enter");
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("k1");
    }

    [Fact]
    public async Task Without_script_the_whole_way_is_walked_in_forms()
    {
        await ScoreAsync("k1", "k2", "k3");
        await using var page = await OpenAsync(script: false);

        await SayAsync(page, 16, 0);
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("Today: 2 calls, 16 minutes, €");
        await page.Page.ClickAsync(".plan tr.call:nth-child(2) .out");
        await SaysAsync(page, "k1 is left out of today's plan");
        await page.Page.ClickAsync("text=Assign all 2");
        await SaysAsync(page, "Given: Priya Nair 2 calls.");
        await page.Page.ClickAsync("text=Undo");
        await SaysAsync(page, "Taken back: 2 calls.");
        await page.Page.ClickAsync("text=Put back");
        await Assertions.Expect(page.Page.Locator(".plan tr.call >> nth=0")).ToContainTextAsync("k1");
        page.MustNotComplain();
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(768, false)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task The_day_is_shown_without_a_complaint_and_never_scrolls_sideways(int width, bool dark)
    {
        await ScoreAsync("k1", "k2", "k3", "a customer's id that is rather long, as those of some systems are");
        await using var page = await OpenAsync(width, dark);
        var screen = $"{width}-{(dark ? "dark" : "light")}";
        await page.KeepScreenAsync($"today-nobody-{screen}");
        await page.MustNotScrollSidewaysAsync();

        await SayAsync(page, 24, 8);
        await Assertions.Expect(page.Page.Locator(".plan tr.call")).ToHaveCountAsync(4);
        await page.KeepScreenAsync($"today-{screen}");
        await page.MustNotScrollSidewaysAsync();
        await page.Page.ClickAsync("button[value=assign]");
        await SaysAsync(page, "Given:");
        await page.KeepScreenAsync($"today-given-{screen}");
        await page.MustNotScrollSidewaysAsync();
        page.MustNotComplain();
    }

    [Fact]
    public async Task On_paper_the_plan_stands_with_boxes_to_tick_and_without_controls()
    {
        await ScoreAsync("k1", "k2");
        await using var page = await OpenAsync(A4Landscape);
        await SayAsync(page, 30, 0);
        await Assertions.Expect(page.Page.Locator(".plan tr.call")).ToHaveCountAsync(2);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        foreach (var gone in (string[])[".present", ".today .acts", ".plan .p-do >> nth=0", "footer.keys"])
        {
            Assert.False(await page.Page.Locator(gone).IsVisibleAsync(), gone);
        }

        Assert.True(await page.Page.Locator(".plan tr.call .p-tick svg >> nth=0").IsVisibleAsync());
        Assert.True(await page.Page.Locator(".plan thead").IsVisibleAsync());
        await page.MustNotScrollSidewaysAsync();
        await page.KeepScreenAsync("today-paper");
    }

    [Fact]
    public async Task What_was_typed_while_the_connection_was_gone_is_saved_once_it_is_back()
    {
        await ScoreAsync("k1");
        await using var page = await OpenAsync();
        await page.Page.RouteAsync("**/today/act", route => route.AbortAsync("connectionrefused"));

        await SayAsync(page, 30, 0);
        await Assertions.Expect(page.Page.Locator("#offline")).ToContainTextAsync("Not saved yet");
        Assert.Equal("30", await page.Page.InputValueAsync("input[name=minutes] >> nth=0"));
        await page.Page.UnrouteAsync("**/today/act");

        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("Today: 1 call, 8 minutes");
        await Assertions.Expect(page.Page.Locator("#offline")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task The_accessibility_rules_find_nothing_on_the_day_however_far_it_is(int width, bool dark)
    {
        var script = Axe.Script();
        await ScoreAsync("k1", "k2", "k3");
        await using var page = await OpenAsync(width, dark);
        var faults = new List<string>(await Axe.FaultsAsync(page, script));
        await SayAsync(page, 16, 0);
        await Assertions.Expect(page.Page.Locator(".plan tr.call")).ToHaveCountAsync(2);
        faults.AddRange(await Axe.FaultsAsync(page, script));
        await page.Page.ClickAsync(".plan tr.call .out >> nth=0");
        await SaysAsync(page, "is left out");
        faults.AddRange(await Axe.FaultsAsync(page, script));
        await page.Page.ClickAsync("button[value=assign]");
        await SaysAsync(page, "Given:");
        faults.AddRange(await Axe.FaultsAsync(page, script));

        Assert.Empty(faults);
    }

    private async Task ScoreAsync(params string[] customers)
    {
        // The first is worth the most, and so stands first.
        foreach (var (place, customer) in customers.Index())
        {
            await _service.ScoreAsync(Risky.Replace("CUSTOMER", customer, StringComparison.Ordinal).Replace("WORTH", $"{500 - (100 * place)}", StringComparison.Ordinal));
        }
    }

    private Task<BrowserPage> OpenAsync(int width = 1280, bool dark = false, bool script = true) => _chromium.OpenAsync(_service.Client.BaseAddress!.ToString(), width, dark, script);

    private static async Task SayAsync(BrowserPage page, int priya, int tom)
    {
        await page.Page.FillAsync("input[name=minutes] >> nth=0", $"{priya}");
        await page.Page.FillAsync("input[name=minutes] >> nth=1", $"{tom}");
        await page.Page.ClickAsync("button[value=plan]");
    }

    private static async Task PressAsync(BrowserPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Page.Keyboard.PressAsync(key);
        }
    }

    private static Task SaysAsync(BrowserPage page, string words) => Assertions.Expect(page.Page.Locator("[role=status]")).ToContainTextAsync(words);

    private sealed class People : IDeskPeople
    {
        public IReadOnlyList<DeskUser> All { get; } =
            [new("priya", "Priya Nair", [DeskRole.Supervisor], ["billing"]), new("tom", "Tom Hadley", [DeskRole.Supervisor], ["billing"])];
    }
}
