using Microsoft.Playwright;
using Predictor.Api.Tests;

namespace Predictor.Browser.Tests;

/// <summary>The queue as a supervisor works in it: by the keyboard, without script, beside another, over a connection that drops.</summary>
public sealed class QueueTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string Risky = """{"caseId": "CASE", "customerId": "CUSTOMER", "moment": "closure", "value": WORTH, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "billing"}}""";

    private readonly Service _service = new("Development", new Dictionary<string, string> { ["Desk:Columns:Queue"] = "topic" });

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(768, false)]
    [InlineData(390, false)]
    public async Task The_queue_is_shown_without_a_complaint_and_nothing_is_cut_off(int width, bool dark)
    {
        await ScoreAsync("k1", "k2", "k3");
        await using var page = await OpenAsync(width: width, dark: dark);

        await page.KeepScreenAsync($"queue-{width}-{(dark ? "dark" : "light")}");
        Assert.Equal(3, await page.Page.Locator(".lines tbody tr").CountAsync());
        var cut = await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.lines .two > *')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)");
        Assert.Empty(cut);
        await page.MustNotScrollSidewaysAsync();
        page.MustNotComplain();
    }

    [Fact]
    public async Task From_the_open_desk_to_a_recorded_action_is_four_keys_and_one_takes_it_back()
    {
        await ScoreAsync("k1", "k2");
        await using var page = await OpenAsync();

        await PressAsync(page, "j", "r", "1", "Enter");
        await SaysAsync(page, "k2: You recorded: ");
        await Assertions.Expect(page.Page.Locator(".lines tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("/queue", page.Page.Url, StringComparison.Ordinal);
        await PressAsync(page, "u");
        await Assertions.Expect(page.Page.Locator(".lines tbody tr")).ToHaveCountAsync(2);
        page.MustNotComplain();
    }

    [Fact]
    public async Task Every_key_does_what_the_help_says()
    {
        await ScoreAsync("k1", "k2");
        await using var page = await OpenAsync();

        await PressAsync(page, "?");
        await Assertions.Expect(page.Page.Locator("#help")).ToBeVisibleAsync();
        await PressAsync(page, "Escape");
        await Assertions.Expect(page.Page.Locator("#help")).ToBeHiddenAsync();

        await PressAsync(page, "j", "k", "a", "Enter");
        await SaysAsync(page, "k1: You took it");
        await PressAsync(page, "n");
        await page.Page.Keyboard.TypeAsync("asks for jan");
        await PressAsync(page, "Enter");
        await SaysAsync(page, "asks for jan");
        await PressAsync(page, "s", "Tab");
        await page.Page.FillAsync(".panel input[name=reason]", "on holiday");
        await page.Page.FocusAsync(".panel input[name=reason]");
        await PressAsync(page, "Enter");
        await SaysAsync(page, "You snoozed it until ");
        await Assertions.Expect(page.Page.Locator(".lines tbody tr")).ToHaveCountAsync(1);
        await PressAsync(page, "/");
        await Assertions.Expect(page.Page.Locator("input[type=search]")).ToBeFocusedAsync();
        await PressAsync(page, "Escape", "j", "Enter");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("k2");
        page.MustNotComplain();
    }

    [Fact]
    public async Task Without_script_a_line_is_chosen_and_taken()
    {
        await ScoreAsync("k1", "k2");
        await using var page = await OpenAsync(script: false);

        await page.Page.CheckAsync(".lines tbody tr:nth-child(2) input[name=line]");
        await page.Page.ClickAsync(".bulk summary >> text=Assign");
        await page.Page.ClickAsync(".bulk button[value=assign]");
        await SaysAsync(page, "k2: You took it");
        page.MustNotComplain();
    }

    [Fact]
    public async Task Two_at_one_line_are_told_and_nothing_is_overwritten()
    {
        await ScoreAsync("k1");
        await using var first = await OpenAsync();
        await using var second = await OpenAsync();

        await PressAsync(first, "s");
        await first.Page.FillAsync(".panel input[name=reason]", "on holiday");
        await PressAsync(first, "Enter");
        await SaysAsync(first, "You snoozed it");
        await PressAsync(second, "n");
        await second.Page.Keyboard.TypeAsync("call again");
        await PressAsync(second, "Enter");

        await Assertions.Expect(second.Page.Locator(".told.bad")).ToContainTextAsync("somebody was before you");
        Assert.Equal("call again", await second.Page.EvaluateAsync<string>("localStorage.getItem('predictor:/queue:note')"));
        await second.Page.GotoAsync(_service.Client.BaseAddress + "queue?state=snoozed");
        await Assertions.Expect(second.Page.Locator(".lines")).ToContainTextAsync("on holiday");
    }

    [Fact]
    public async Task What_is_typed_while_the_connection_is_gone_is_kept_and_saved_once_it_is_back()
    {
        await ScoreAsync("k1");
        await using var page = await OpenAsync();
        await page.Page.RouteAsync("**/queue/act", route => route.AbortAsync("connectionrefused"));

        await PressAsync(page, "n");
        await page.Page.Keyboard.TypeAsync("not to be lost");
        await PressAsync(page, "Enter");
        await Assertions.Expect(page.Page.Locator("#offline")).ToContainTextAsync("Not saved yet");
        Assert.Equal("not to be lost", await page.Page.InputValueAsync("input[name=note]"));
        await page.Page.UnrouteAsync("**/queue/act");

        await SaysAsync(page, "not to be lost");
        await Assertions.Expect(page.Page.Locator("#offline")).ToHaveCountAsync(0);
        Assert.Null(await page.Page.EvaluateAsync<string?>("localStorage.getItem('predictor:/queue:note')"));
    }

    [Fact]
    public async Task What_is_refused_is_told_sent_once_and_kept()
    {
        await ScoreAsync("k1");
        await using var page = await OpenAsync();
        var sent = 0;
        await page.Page.RouteAsync("**/queue/act", route =>
        {
            Interlocked.Increment(ref sent);
            return route.FulfillAsync(new RouteFulfillOptions { Status = 400, Body = "refused" });
        });

        await PressAsync(page, "n");
        await page.Page.Keyboard.TypeAsync("kept");
        await PressAsync(page, "Enter");
        await Assertions.Expect(page.Page.Locator("#offline")).ToContainTextAsync("the service refused it");
        Assert.Equal(1, sent);
        await page.Page.ReloadAsync();
        Assert.Equal("kept", await page.Page.InputValueAsync("input[name=note]"));
    }

    [Fact]
    public async Task Without_an_answer_it_is_tried_six_times_and_then_no_more()
    {
        await ScoreAsync("k1");
        await using var page = await OpenAsync();
        var sent = 0;
        await page.Page.EvaluateAsync("window.setTimeout = (set => (what, after) => set(what, after / 100))(window.setTimeout)");
        await page.Page.RouteAsync("**/queue/act", route =>
        {
            Interlocked.Increment(ref sent);
            return route.FulfillAsync(new RouteFulfillOptions { Status = 503 });
        });

        await PressAsync(page, "a", "Enter");
        await Assertions.Expect(page.Page.Locator("#offline")).ToContainTextAsync("no longer tried", new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });
        Assert.Equal(6, sent);
    }

    [Fact]
    public async Task A_customers_name_that_is_a_script_tag_is_text_before_and_after_saving()
    {
        const string Name = "<script>document.title='taken'</script>";
        await _service.PostAsync("/v1/customers", $$"""{"customerId": "k1", "name": "{{Name}}"}""");
        await ScoreAsync("k1");
        await using var page = await OpenAsync();

        await Assertions.Expect(page.Page.Locator(".lines .l-name .a")).ToHaveTextAsync(Name);
        await PressAsync(page, "a", "Enter");
        await SaysAsync(page, Name + ": You took it");
        Assert.Equal("Queue · Predictor", await page.Page.TitleAsync());
        page.MustNotComplain();
    }

    private async Task ScoreAsync(params string[] customers)
    {
        // The first is worth the most, and so stands first.
        foreach (var (place, customer) in customers.Index())
        {
            await _service.ScoreAsync(Risky.Replace("CASE", "case-" + customer, StringComparison.Ordinal).Replace("CUSTOMER", customer, StringComparison.Ordinal).Replace("WORTH", $"{900 - (100 * place)}", StringComparison.Ordinal));
        }
    }

    private Task<BrowserPage> OpenAsync(int width = 1280, bool dark = false, bool script = true) =>
        chromium.OpenAsync(_service.Client.BaseAddress + "queue", width, dark, script);

    private static async Task PressAsync(BrowserPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Page.Keyboard.PressAsync(key);
        }
    }

    private static Task SaysAsync(BrowserPage page, string words) => Assertions.Expect(page.Page.Locator("[role=status]")).ToContainTextAsync(words);
}
