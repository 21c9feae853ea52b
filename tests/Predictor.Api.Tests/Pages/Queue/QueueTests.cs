using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Predictor.Api.Keeping;
using Predictor.Store.Lines;

namespace Predictor.Api.Tests.Pages.Queue;

/// <summary>The queue through HTTP, without script: what a browser gets and what its forms send.</summary>
public sealed partial class QueueTests : IDisposable
{
    private const string Risky = """{"caseId": "CASE", "customerId": "CUSTOMER", "moment": "closure", "value": 900, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "billing"}}""";

    private readonly ShiftedTime _time = new();
    private readonly Service _service;
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _browser;

    public QueueTests()
    {
        _service = new Service("Development", new Dictionary<string, string> { ["Desk:Columns:Queue"] = "topic" }, services => services.AddSingleton<TimeProvider>(_time));
        _browser = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = true }) { BaseAddress = _service.Client.BaseAddress };
    }

    public void Dispose()
    {
        _browser.Dispose();
        _service.Dispose();
    }

    [Fact]
    public async Task A_score_at_risk_stands_in_the_queue_with_its_reasons_and_money()
    {
        await ScoreAsync("c1", "k1");
        var page = await PageAsync("/queue");

        Assert.Contains("k1", page, StringComparison.Ordinal);
        Assert.Contains("3 visits", page, StringComparison.Ordinal);
        Assert.Contains("billing", page, StringComparison.Ordinal);
        Assert.Matches("1 to 1 of 1, €[0-9]+ at stake", page);
        Assert.DoesNotContain("Sample data", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_risk_or_is_not_recorded_does_not()
    {
        await _service.ScoreAsync("""{"caseId": "c1", "customerId": "k1", "moment": "closure", "features": {"visits": 0, "fixed": "yes", "queueing": 1, "age": 20}}""");
        await _service.ScoreAsync(Risky.Replace("CUSTOMER", "k2", StringComparison.Ordinal), "/v1/score?record=none");

        Assert.Contains("Nobody is at risk now.", await PageAsync("/queue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_a_score_for_the_days_of_the_setting_ends_by_itself()
    {
        await ScoreAsync("c1", "k1");
        _time.Shift = TimeSpan.FromDays(29);
        await SweepAsync();
        Assert.Contains("1 to 1 of 1", await PageAsync("/queue"), StringComparison.Ordinal);

        _time.Shift = TimeSpan.FromDays(31);
        await SweepAsync();
        Assert.Contains("Nobody is at risk now.", await PageAsync("/queue"), StringComparison.Ordinal);
        Assert.Contains("no contact for long", await PageAsync("/queue?state=ended"), StringComparison.Ordinal);

        Task SweepAsync() => _service.Services.GetServices<IHostedService>().OfType<OldRows>().Single().SweepAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_form_acts_says_what_was_done_and_takes_it_back()
    {
        await ScoreAsync("c1", "k1");
        var page = await PageAsync("/queue");

        var acted = await ActAsync(page, ("line", LineOf(page)), ("verb", "record"), ("action", "callBack"), ("end", "accepted"), ("words", "Glad <b>"));
        Assert.Contains("You recorded: ", acted, StringComparison.Ordinal);
        Assert.Contains("Glad &lt;b>", acted.Replace("&gt;", ">", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Nobody is at risk now.", acted, StringComparison.Ordinal);

        var undone = await ActAsync(acted, ("verb", "undo"), ("act", ActOf(acted)));
        Assert.Contains("took back what was done last", undone, StringComparison.Ordinal);
        Assert.Contains("1 to 1 of 1", undone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_acts_on_an_older_page_is_told_who_was_before_and_nothing_is_overwritten()
    {
        await ScoreAsync("c1", "k1");
        var page = await PageAsync("/queue");
        await ActAsync(page, ("line", LineOf(page)), ("verb", "snooze"), ("until", "2099-01-02"), ("reason", "Away"));

        var missed = await ActAsync(page, ("line", LineOf(page)), ("verb", "assign"), ("to", "you"));

        Assert.Matches("somebody was before you:\\s+You snoozed it until 2 Jan", missed);
        Assert.Contains("until 2 Jan: Away", await PageAsync("/queue?state=snoozed"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verb=assign&to=you", "choose customers first")]
    [InlineData("verb=snooze&reason=x&until=1999-01-01&line=AAAAAAAAAAAAAAAA.1", "a day after today")]
    [InlineData("verb=snooze&until=2099-01-01&line=AAAAAAAAAAAAAAAA.1", "Say why")]
    [InlineData("verb=note&line=AAAAAAAAAAAAAAAA.1", "The note is empty")]
    [InlineData("verb=assign&to=nobody-there&line=AAAAAAAAAAAAAAAA.1", "nobody of that name")]
    [InlineData("verb=dance&line=AAAAAAAAAAAAAAAA.1", "not known here")]
    public async Task A_form_that_lacks_something_says_so(string fields, string expected)
    {
        await ScoreAsync("c1", "k1");
        var page = await PageAsync("/queue");
        Assert.Contains(expected, await ActAsync(page, [.. fields.Split('&').Select(field => (field.Split('=')[0], field.Split('=')[1]))]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_pages_token_changes_nothing()
    {
        await ScoreAsync("c1", "k1");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["verb"] = "assign", ["to"] = "you", ["line"] = LineOf(await PageAsync("/queue")) });
        using var answer = await _service.Client.PostAsync("/queue/act", form, TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(">nobody<", await PageAsync("/queue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_view_is_exported_with_formulas_made_harmless()
    {
        await ScoreAsync("c1", "=HYPERLINK(1)");
        using var answer = await _browser.GetAsync("/queue.csv?band=veryHigh&band=high&band=raised", TestContext.Current.CancellationToken);
        var rows = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("customer_id,name,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("'=HYPERLINK(1),,,c1,", rows[1], StringComparison.Ordinal);
        Assert.Equal(("", 3), (rows[2], rows.Length));
    }

    [Fact]
    public async Task A_name_on_record_is_shown_as_text_and_found()
    {
        await _service.PostAsync("/v1/customers", """{"customerId": "k1", "name": "<script>x</script> Öhlund", "reference": "LF-1"}""");
        await ScoreAsync("c1", "k1");
        var page = await PageAsync("/queue?q=ohlund");

        Assert.Contains("&lt;script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>x", page, StringComparison.Ordinal);
        Assert.Contains("LF-1", page, StringComparison.Ordinal);
        Assert.Contains("No customer is as asked.", await PageAsync("/queue?q=somebody%20else"), StringComparison.Ordinal);
        Assert.Contains("1 to 1 of 1", await PageAsync("/queue?band=nonsense&sort=9&after=zzz&first=-1&age=%00&owner=nobody"), StringComparison.Ordinal);
    }

    private async Task ScoreAsync(string @case, string customer) =>
        Assert.True((await _service.ScoreAsync(Risky.Replace("CASE", @case, StringComparison.Ordinal).Replace("CUSTOMER", customer, StringComparison.Ordinal))).GetProperty("recorded").GetBoolean());

    private Task<string> PageAsync(string path) => _browser.GetStringAsync(path, TestContext.Current.CancellationToken);

    private async Task<string> ActAsync(string page, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(("formToken", Token().Match(page).Groups[1].Value)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await _browser.PostAsync("/queue/act", form, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    private static string LineOf(string page) => Line().Match(page).Groups[1].Value is { Length: > LineId.Length } line ? line : throw new InvalidOperationException("No line on the page.");

    private static string ActOf(string page) => Act().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"formToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"line\" value=\"([^\"]+)\"")]
    private static partial Regex Line();

    [GeneratedRegex("name=\"act\" value=\"([^\"]+)\"")]
    private static partial Regex Act();
}
