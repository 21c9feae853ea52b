using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Predictor.Evaluation;
using Predictor.Models.Ledgers;
using Predictor.Tests;
using Predictor.Training.Ledgers;

namespace Predictor.Training.Tests.Ledgers;

public sealed class BriefTests
{
    [Fact]
    public async Task It_says_what_was_said_before_it_came_and_what_was_done()
    {
        var text = await TextAsync(TinyLedger.Make());

        Assert.Contains("Gone: of 60 customers to whom it came, however long after a contact, 45 had been flagged before (any band but the lowest), 75% (64.9 to 83.0%), beside 30% of all who were scored. Half of those were first flagged 31 days before it came, or earlier.", text, StringComparison.Ordinal);
        Assert.Contains("By the latest answer of then, flagged 60 days before, 40% (24.2 to 58.1%) of 20; 30 days before, 60%", text, StringComparison.Ordinal);
        Assert.Contains("No answer is older than 90 days.", text, StringComparison.Ordinal);
        Assert.Contains("Of all 150 who were flagged, it has come to 30% (24.2 to 36.5%). Of those flagged before it came, 44%", text, StringComparison.Ordinal);
        Assert.Contains("(17.4 to 38.6%) acted on; nothing was done about 80%", text, StringComparison.Ordinal);
        Assert.Contains("Hours spent for each customer kept: 2.5, from 1.2 on without an upper end, because no effect is shown yet.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_back_test_it_says_so_among_what_it_does_not_show()
    {
        var text = await TextAsync(TinyLedger.Make() with { BackTest = null });

        Assert.Contains("Nothing that was said beforehand is held against what came", text, StringComparison.Ordinal);
        Assert.DoesNotContain("What was said before it came", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_whom_nothing_was_said_before_nothing_else_is_claimed()
    {
        var back = TinyLedger.Make().BackTest! with { NeverScored = 60, Flagged = 0, Seen = 0, Acted = 0, MedianWarningDays = double.NaN };

        Assert.Contains("Gone: of 60 customers to whom it came, none had been scored before.", await TextAsync(TinyLedger.Make() with { BackTest = back }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_line_says_where_the_outcome_was_moving_before_the_target_began()
    {
        var ledger = TinyLedger.Make();
        var moving = ledger.Targets[0] with { BeforeAfter = [ledger.Targets[0].BeforeAfter[0] with { Earlier = new Estimate(0.01, 0.003, 0.017) }] };

        Assert.DoesNotContain("in doubt", await TextAsync(ledger), StringComparison.Ordinal);
        Assert.Contains("is gone within 30 days. It was moving before the target began, so this is in doubt.", await TextAsync(ledger with { Targets = [moving] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_comparisons_are_said_to_say_little()
    {
        var text = await TextAsync(TinyLedger.Make() with { Targets = [], Cells = [] });

        Assert.Contains("Of 2 comparisons of groups, none is both good on what the centre counts", text, StringComparison.Ordinal);
        Assert.Contains("2 comparisons of groups were made: that none or one stands out says little.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_what_was_done_on_record_it_does_not_say_that_nothing_was()
    {
        var text = await TextAsync(TinyLedger.Make() with { BackTest = TinyLedger.Make().BackTest! with { HasRecords = false, Seen = 0, Acted = 0, Untouched = 150 } });

        Assert.Contains("Who was seen or acted on is not in these data.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was done", text, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(LedgerSnapshot ledger)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var page = Encoding.UTF8.GetString(await new BriefHtml(services, services.GetRequiredService<ILoggerFactory>()).RenderAsync(ledger));
        return WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(page, "<style>.*?</style>|<[^>]*>", " ", RegexOptions.Singleline), @"\s+", " "));
    }
}
