using System.Net;
using System.Text.RegularExpressions;
using Predictor.Desk.Ledger;
using Predictor.Evaluation;
using Predictor.Models.Ledgers;
using Predictor.Tests;

namespace Predictor.Desk.Tests.Ledger;

public sealed class LedgerHindsightTests
{
    private static LedgerBackTest Back => TinyLedger.Make().BackTest!;

    [Fact]
    public async Task It_says_how_many_were_flagged_before_beside_how_many_of_all_and_how_long_before()
    {
        var text = await TextAsync(TinyLedger.Make());

        Assert.Contains("Gone: of 60 customers to whom it came, 45 had been flagged before, 75% (65% to 83%), beside 30% of all who were scored. Half of those were first flagged 31 days before it came, or earlier.", text, StringComparison.Ordinal);
        Assert.Contains("90 days before no answer is that old 60 days before 20 21.0% 40% (24% to 58%) 2 6 12 30 days before 40 31.0% 60% (47% to 72%) 8 16 16 7 days before 50 42.0%", text, StringComparison.Ordinal);
        Assert.Contains("Very high <High> Low", text, StringComparison.Ordinal);
        Assert.Contains("Never scored before it came 6 of 60", text, StringComparison.Ordinal);
        Assert.Contains("seen by somebody 20 of 45, 44% (33% to 57%)", text, StringComparison.Ordinal);
        Assert.Contains("acted on 12 of 45, 27% (17% to 39%)", text, StringComparison.Ordinal);
        Assert.Contains("nothing done (those held out among them) 120 of 150, 80% (74% to 85%)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.037, -0.079, 0.005, "2.5, from 1.2 on without an upper end: no effect is shown yet")]
    [InlineData(-0.04, -0.1, -0.02, "2.5 (1.0 to 5.0)")]
    public async Task Hours_for_each_kept_are_as_sure_as_the_effect_is(double value, double low, double high, string expected)
    {
        var acting = TinyLedger.Make().Acting;

        Assert.Contains(expected, await TextAsync(TinyLedger.Make() with { Acting = acting with { Effects = [acting.Effects[0] with { Effect = new Estimate(value, low, high) }] } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_known_is_said_to_be_so()
    {
        var acting = TinyLedger.Make().Acting;

        Assert.Contains("not known: nobody was held out at random", await TextAsync(TinyLedger.Make() with { Acting = acting with { Effects = [] } }), StringComparison.Ordinal);
        Assert.Contains("not known: by the measured effect nobody was kept", await TextAsync(With(Back with { HoursPerKept = double.NaN })), StringComparison.Ordinal);
        Assert.Contains("Gone: of 60 customers to whom it came, none had been scored before.", await TextAsync(With(Back with { NeverScored = 60, Flagged = 0, Seen = 0, Acted = 0, MedianWarningDays = double.NaN })), StringComparison.Ordinal);
        Assert.Contains("nothing done not known: this ledger was made without what was looked at and done", await TextAsync(With(Back with { HasRecords = false })), StringComparison.Ordinal);
        var none = await TextAsync(With(null));
        Assert.Contains("Nothing that was said is held against what came.", none, StringComparison.Ordinal);
        Assert.Contains("ledger --store", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_that_names_no_bands_is_shown_without_them()
    {
        var text = await TextAsync(With(Back with { Bands = null, Scored = null }));

        Assert.Contains("60 days before 20 21.0% 40% (24% to 58%) 30 days before 40", text, StringComparison.Ordinal);
        Assert.DoesNotContain("of all who were scored", text, StringComparison.Ordinal);
    }

    private static LedgerSnapshot With(LedgerBackTest? back) => TinyLedger.Make() with { BackTest = back };

    /// <summary>What is read: without tags, with one space between words.</summary>
    private static async Task<string> TextAsync(LedgerSnapshot ledger)
    {
        var page = await Rendering.RenderAsync<LedgerHindsight>((nameof(LedgerHindsight.Ledger), ledger));
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        return WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(page, "<[^>]*>", " "), @"\s+", " "));
    }
}
