using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Predictor.Desk.Cases;
using Predictor.Desk.Pages;
using Predictor.Desk.Pages.Case;
using Predictor.Desk.Queue;
using Predictor.Desk.Tests.Cases;
using Predictor.Evaluation;
using Predictor.Store.Lines;

namespace Predictor.Desk.Tests.Pages;

/// <summary>A case's page as text: with nothing, with the usual, and with what nobody thought of.</summary>
public sealed partial class CasePageTests
{
    private static readonly CaseAccount Account = TinyCaseView.Make().Account!;

    [Fact]
    public async Task The_lines_of_the_waterfall_add_up_and_the_place_in_the_view_is_said()
    {
        var view = TinyCaseView.Make();
        var page = await PageAsync(view);

        var points = Point().Matches(WebUtility.HtmlDecode(page)).Select(match => decimal.Parse(match.Groups[1].Value.Replace('−', '-'), CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(points[^1], points[0] + points[1..^1].Sum());
        Assert.Equal(view.Account!.Fall.CaseTenths / 10m, points[^1]);
        Assert.Equal(view.Account.Fall.Steps.Count + 2, points.Length);
        Assert.Contains(">1 of 412</span>", page, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"prev\"", page, StringComparison.Ordinal);
        Assert.Contains("It was not fixed<span class=\"when\">learned in handling</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_another_view_the_place_is_said_to_be_in_it_and_of_a_line_that_left_it_none()
    {
        var view = TinyCaseView.Make();
        Assert.Contains("12,346 of 200,000 in this view", await PageAsync(view with { Ask = view.Ask with { View = "?band=high" }, Beside = view.Beside! with { Place = new LinePlace(12_345, 200_000) } }), StringComparison.Ordinal);
        Assert.DoesNotContain("of 412", await PageAsync(view with { Beside = view.Beside! with { Place = null } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_words_and_numbers_of_any_kind_are_text()
    {
        const string Taken = "</h1><script>alert(1)</script>";
        var view = TinyCaseView.Make(TinyCase.Row(("visits", "16777216"), ("queueing", "400"), ("moves", "9"), ("fixed", "no"), ("age", "1e30")));
        var huge = TinyCaseView.Contact("c1", 1, Taken);
        var page = await PageAsync(view with
        {
            Subject = view.Subject with { Line = TinyCaseView.Line(0.999_999, Taken + new string('W', 300), 9e15) with { Reference = Taken, Queue = Taken, Owner = new LinePerson("x", Taken) } },
            Contacts = [huge with { Reason = Taken, Agent = Taken, WaitSeconds = 1e12, Interaction = huge.Interaction with { HandleSeconds = long.MaxValue, Transfers = long.MaxValue, Reopenings = 5_000_000_000 } }],
            ContactCount = int.MaxValue,
            Events = [new LineEvent { Id = "e", ActId = "e", LineId = view.Line.Id, At = TinyCaseView.Now, By = new LinePerson("x", Taken), What = LineEventKind.Noted, Words = Taken }],
            Gains = GainSum.All(TinyCase.Policy, 0.999_999, 9e15),
            Beside = null,
        });

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.Contains("£9,000,000,000,000,000", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("9,223,372,036,854,775,807", page, StringComparison.Ordinal);
        Assert.Contains("over 99%", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("[∞]|Infinity|style=", page);
    }

    [Fact]
    public async Task With_nothing_kept_the_page_says_so_and_still_lets_work_be_done()
    {
        var view = TinyCaseView.Make();
        var page = await PageAsync(view with { Account = null, Shown = null, Closure = null, Contacts = [], ContactCount = 0, Scores = [], Gains = [], Subject = view.Subject with { Line = TinyCaseView.Line(0.3, null, null) with { Value = new LineValue(3, null, 0, 0, null) } } });

        Assert.Contains("<h1>k1</h1>", page, StringComparison.Ordinal);
        Assert.Contains("The score itself is not kept any more", page, StringComparison.Ordinal);
        Assert.Contains("Nothing is on record of this customer.", page, StringComparison.Ordinal);
        Assert.Contains("No action suggested", page, StringComparison.Ordinal);
        Assert.Contains("Nothing yet.", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/queue/act\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"what-if\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_in_the_queue_has_no_acts_but_may_be_taken_up_unless_he_was_never_scored()
    {
        var view = TinyCaseView.Make();
        var page = await PageAsync(view with { Beside = null, Subject = view.Subject with { IsListed = false, Path = CaseSubject.PathOfCustomer("k1/&") } });
        Assert.DoesNotContain("/queue/act\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"customer\" value=\"k1\"", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/customers/k1%2F%26#what-if\"", page, StringComparison.Ordinal);

        var never = await PageAsync(view with { Beside = null, Account = null, Shown = null, Gains = [], Subject = view.Subject with { IsListed = false, IsScored = false } });
        Assert.Contains("tiny has never scored this customer", never, StringComparison.Ordinal);
        Assert.DoesNotContain("/queue/take-up", never, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"keyfigures\"", never, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_540, 418, true, "Of <b>1,540</b> cases scored like this (25% on average) it came true for <b>418</b>: 27% (25% to 30%).")]
    [InlineData(60, 20, false, "Its nearest group is 60 cases scored 25% on average; it came true for 20 of them: 27% (25% to 30%).")]
    [InlineData(49, 20, true, "Only 49 cases are known that were scored like this one: too few to say.")]
    [InlineData(2_000_000_000, 1_000_000_000, true, "Of <b>2,000,000,000</b> cases")]
    public async Task Cases_scored_like_it_in_the_test(int cases, int positives, bool isLike, string words)
    {
        var part = await AlikeAsync(Account with { Alike = Alike(cases, positives, isLike) });
        Assert.Contains(words, part, StringComparison.Ordinal);
        Assert.DoesNotContain("Here, ", part, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(172, 52, "Here, since 30 Jul 2026: of <b>172</b> cases scored like this (25% on average) it came true for <b>52</b>: 27% (25% to 30%).")]
    [InlineData(49, 3, "Here, 49 later cases scored like this one have an outcome yet: too few to say.")]
    [InlineData(1, 0, "Here, one later case scored like this one has an outcome yet: too few to say.")]
    [InlineData(0, 0, "Here, no later case scored like this one has an outcome yet.")]
    public async Task Cases_scored_like_it_here_are_told_apart_from_the_test(int cases, int positives, string words)
    {
        var part = await AlikeAsync(Account with { Alike = Alike(1_540, 418, true), AlikeHere = Alike(cases, positives, true) });
        Assert.Contains(words, part, StringComparison.Ordinal);
        Assert.Contains("Of <b>1,540</b> cases", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_version_has_no_test_nothing_is_said_of_cases_like_it() =>
        Assert.Equal("", (await AlikeAsync(Account with { Alike = null })).Trim());

    [Fact]
    public async Task A_waterfall_without_steps_and_one_of_many_others_are_tables_too()
    {
        var none = await FallAsync(33, 33, []);
        Assert.Equal(2, none.Split("<tr role=\"row\" class=\"tot\">").Length - 1);
        Assert.Contains("3.3%", none, StringComparison.Ordinal);

        var many = await FallAsync(1000, 0, [new FallStep("<b>", -400, true), new FallStep(null, -600, false, 12_345)]);
        Assert.Contains("&lt;b&gt;", many, StringComparison.Ordinal);
        Assert.Contains("12,345 other values", many, StringComparison.Ordinal);
        Assert.Contains("−60.0", many, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", many, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_moved_is_scored_and_said_beside_what_it_was()
    {
        var view = TinyCaseView.Make(moved: new Dictionary<string, string> { ["fixed"] = "yes", ["queueing"] = "<b>" });
        var part = await WhatIfAsync(view);

        Assert.Contains($"<strong>{(100 * view.Account!.WhatIf!.Score!.Probability).ToString("0.0", CultureInfo.InvariantCulture)}%</strong>", part, StringComparison.Ordinal);
        Assert.Contains("Not a value of this kind", part, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;b&gt;\"", part, StringComparison.Ordinal);
        Assert.Contains("<option value=\"yes\" selected>", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_smallest_change_is_said_to_be_one_two_none_or_nobodys()
    {
        var view = TinyCaseView.Make(TinyCase.Row(("visits", "1"), ("queueing", "250"), ("moves", "2"), ("fixed", "no"), ("crew", "red"), ("clerk", "BOB"), ("age", "50")));
        var part = await WhatIfAsync(view);
        Assert.Matches("Smallest change in handling that would have left the band High:\\s+<b>[^<]+</b> \\(was: ", part);
        Assert.Contains("?set.", part, StringComparison.Ordinal);

        async Task<string> WithAsync(SmallestChange? change) => await WhatIfAsync(view with { Account = view.Account! with { Change = change } });
        Assert.Contains(" and <b>", await WithAsync(new SmallestChange([new ChangedValue(TinyCase.Fixed, 0, 1), new ChangedValue(TinyCase.Moves, 2, 0)], 0.2, 9, true)), StringComparison.Ordinal);
        Assert.DoesNotContain("Try it", await WithAsync(new SmallestChange([], double.NaN, 9, true)), StringComparison.Ordinal);
        Assert.Contains("1,234,567", await WithAsync(new SmallestChange([], double.NaN, 1_234_567, false)), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"smallest\"", await WithAsync(null), StringComparison.Ordinal);
        Assert.Contains("id=\"what-if\"", await WhatIfAsync(view with { Account = view.Account! with { WhatIf = null, Change = null } }), StringComparison.Ordinal);
    }

    private static ScoredAlike Alike(int cases, int positives, bool isLike) =>
        new(cases, positives, cases == 0 ? new Estimate(double.NaN, double.NaN, double.NaN) : new Estimate(0.271, 0.25, 0.3), 0.25, isLike, new DateTimeOffset(2026, 7, 30, 0, 0, 0, TimeSpan.Zero), TinyCaseView.Now);

    private static async Task<string> AlikeAsync(CaseAccount account) =>
        WebUtility.HtmlDecode(await Rendering.RenderAsync<AlikePart>((nameof(AlikePart.Account), account), (nameof(AlikePart.Zone), TimeZoneInfo.Utc)));

    private static async Task<string> FallAsync(int begin, int end, FallStep[] steps) => (await Rendering.RenderAsync<FallTable>(
        (nameof(FallTable.Caption), "Why"), (nameof(FallTable.First), "Average"), (nameof(FallTable.Last), "This"), (nameof(FallTable.Begin), begin), (nameof(FallTable.End), end), (nameof(FallTable.Steps), steps)))
        .Replace("&#x2212;", "−", StringComparison.Ordinal);

    private static Task<string> WhatIfAsync(CaseView view) => Rendering.RenderAsync<WhatIfPart>((nameof(WhatIfPart.View), view), (nameof(WhatIfPart.Account), view.Account));

    private static async Task<string> PageAsync(CaseView view) => (await Rendering.RenderForAsync<CasePage>(TinyCaseView.Maya, (nameof(CasePage.State), (DeskState)view.Ready), (nameof(CasePage.View), view)))
        .Replace("&#x2212;", "−", StringComparison.Ordinal);

    [GeneratedRegex("class=\"num pt\">([+−]?[0-9.]+)%?</td>")]
    private static partial Regex Point();
}
