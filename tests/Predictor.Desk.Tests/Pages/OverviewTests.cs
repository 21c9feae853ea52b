using System.Text.RegularExpressions;
using Predictor.Desk.Centre;
using Predictor.Desk.Pages;

namespace Predictor.Desk.Tests.Pages;

public sealed class OverviewTests
{
    [Fact]
    public async Task The_first_line_is_the_answer_in_plain_words()
    {
        Assert.Contains("<h1>60 of 2,310 customers who got in touch in the last 30 days are at risk, with &#xA3;58k at stake.</h1>", await RenderAsync(TinyView.Make()), StringComparison.Ordinal);
        Assert.Contains("<h1>1 of 2,310 customers who got in touch in the last 30 days is at risk, with &#xA3;999 at stake.", await RenderAsync(TinyView.Make(1)), StringComparison.Ordinal);
        Assert.Contains("<h1>2 of 2,310 customers who got in touch in the last 30 days are at risk.", await RenderAsync(TinyView.Make(2, money: false)), StringComparison.Ordinal);
        Assert.Contains("<h1>None of 2,310 customers who got in touch in the last 30 days is at risk.", await RenderAsync(TinyView.Make(0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_names_the_schemas_own_outcomes_and_the_settings_own_columns()
    {
        var html = await RenderAsync(TinyView.Make());

        foreach (var words in new[] { ">Gone</th>", ">Cross</th>", "that the customer is gone in a month", "Is gone in a month <span", ">Desk</th>", "Time taken,</span> median" })
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sample_data_is_labelled_and_other_data_is_not()
    {
        Assert.Contains("Sample data", await RenderAsync(TinyView.Make()), StringComparison.Ordinal);
        Assert.DoesNotContain("Sample data", await RenderAsync(TinyView.Make() with { IsSample = false }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customers_name_that_is_a_script_is_text()
    {
        const string Name = "<script>alert('x')</script>";
        var html = await RenderAsync(TinyView.Make() with { AtRisk = [TinyView.Customer("<b>id</b>", Name, 1) with { Queue = "<img src=x>", Reasons = ["\"><i onclick=y>"] }] });

        Assert.DoesNotContain("<script>", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<i ", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>id", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_inline()
    {
        CentreState[] states = [new CentreState.Ready(TinyView.Make()), new CentreState.Empty(), new CentreState.Loading("Reading"), new CentreState.Failed("because")];
        foreach (var state in states)
        {
            var html = await RenderAsync(state);
            Assert.DoesNotMatch(new Regex("<script(?! src=\"/desk/[^\"]+\" defer></script>)"), html);
            Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
            Assert.DoesNotMatch(new Regex(@"\s(style|on\w+)="), html);
        }
    }

    [Fact]
    public async Task A_page_lists_25_and_leads_on_and_back()
    {
        var first = await RenderAsync(TinyView.Make());
        var last = await RenderAsync(TinyView.Make(), page: 3);
        var beyond = await RenderAsync(TinyView.Make(), page: int.MaxValue);

        Assert.Equal(25, Regex.Count(first, "class=\"c-name\"") - 1);
        Assert.Contains("1 to 25 of 60 customers", first, StringComparison.Ordinal);
        Assert.Contains("href=\"/outcomes?page=2\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"prev\"", first, StringComparison.Ordinal);
        Assert.Contains("51 to 60 of 60 customers", last, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", last, StringComparison.Ordinal);
        Assert.Equal(last, beyond);
    }

    [Fact]
    public async Task A_customer_without_a_name_is_shown_by_id_and_without_money_no_money_is_shown()
    {
        var html = await RenderAsync(TinyView.Make() with { AtStake = null, AtRisk = [TinyView.Customer("k7", null, null)] });

        Assert.Contains("<span class=\"a\">k7</span>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("At stake", html, StringComparison.Ordinal);
        Assert.DoesNotContain("&#xA3;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_verdict_is_a_word()
    {
        var html = await RenderAsync(TinyView.Make());

        Assert.Contains(">more</span>", html, StringComparison.Ordinal);
        Assert.Contains(">as expected</span>", html, StringComparison.Ordinal);
        Assert.Contains(">too few to say</span>", html, StringComparison.Ordinal);
        Assert.Contains("none known yet", html, StringComparison.Ordinal);
        Assert.Contains("do not say that it is the cause", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loading_asks_again_failing_gives_the_reason_and_empty_says_how_to_begin()
    {
        var loading = await RenderAsync(new CentreState.Loading("Reading the interactions"));
        var failed = await RenderAsync(new CentreState.Failed("interactions.csv, line 17: found <soon>"));
        var empty = await RenderAsync(new CentreState.Empty());

        Assert.Contains("data-reload=\"2\"", loading, StringComparison.Ordinal);
        Assert.Contains("Reading the interactions", loading, StringComparison.Ordinal);
        Assert.Contains("role=\"status\"", loading, StringComparison.Ordinal);
        Assert.Contains("line 17: found &lt;soon&gt;", failed, StringComparison.Ordinal);
        Assert.DoesNotContain("data-reload", failed, StringComparison.Ordinal);
        Assert.Contains("no cases to show yet", empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_has_a_title_a_language_and_a_way_past_the_head()
    {
        var html = await RenderAsync(TinyView.Make());

        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains("<title>Customers at risk · Predictor</title>", html.Replace("&#xB7;", "·", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("<a class=\"skip\" href=\"#main\">", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "<h1"));
    }

    private static Task<string> RenderAsync(CentreView view, int page = 1) => RenderAsync(new CentreState.Ready(view), page);

    private static Task<string> RenderAsync(CentreState state, int page = 1) =>
        Rendering.RenderAsync<Overview>((nameof(Overview.State), state), (nameof(Overview.Page), page));
}
