using System.Globalization;
using Predictor.Evaluation.Distributions;
using Predictor.Models.Ledgers;
using Predictor.Training.Reporting.Words;

namespace Predictor.Training.Ledgers;

/// <summary>The back-test as a brief says it: what was said of those to whom the value outcome came, and what was done.</summary>
internal static class BriefHindsight
{
    /// <summary>Empty: there is no back-test.</summary>
    public static IEnumerable<string> Of(LedgerSnapshot ledger)
    {
        if (ledger.BackTest is not { } back)
            yield break;
        string Share(int count, int all) => all == 0 ? "none" : $"{Shown.Percent((double)count / all)} ({Shown.RateInterval(ScoreInterval.Of(count, all, ledger.Level))})";
        var heading = ledger.Outcomes.FirstOrDefault(each => each.Name == back.Outcome)?.Heading ?? back.Outcome;
        if (back.NeverScored == back.Customers)
        {
            yield return $"{heading}: of {Customers(back.Customers)} to whom it came, none had been scored before.";
            yield break;
        }

        yield return $"{heading}: of {Customers(back.Customers)} to whom it came, however long after a contact, {Shown.Count(back.Flagged)} had been flagged before (any band but the lowest), {Share(back.Flagged, back.Customers)}{Beside(back)}.{Warning(back)}";
        SaidBefore[] known = [.. back.Before.Where(each => each.Scored > 0)], none = [.. back.Before.Where(each => each.Scored == 0)];
        if (known.Length > 0)
        {
            var said = string.Join("; ", known.Select(each => $"{Days(each.Days)} before, {Share(each.Flagged, each.Scored)} of {Shown.Count(each.Scored)}"));
            yield return $"By the latest answer of then, flagged {said}.{(none.Length == 0 ? "" : $" No answer is older than {string.Join(" or ", none.Select(each => Days(each.Days)))}.")}";
        }

        if (back.FlaggedOfAll > 0)
        {
            var done = back.HasRecords ? $" Of those flagged before it came, {Share(back.Seen, back.Flagged)} were seen by somebody and {Share(back.Acted, back.Flagged)} acted on; nothing was done about {Share(back.Untouched, back.FlaggedOfAll)} of all flagged." : " Who was seen or acted on is not in these data.";
            yield return $"Of all {Shown.Count(back.FlaggedOfAll)} who were flagged, it has come to {Share(back.Flagged, back.FlaggedOfAll)}.{done}";
        }

        if (Hours(ledger, back) is { } hours)
            yield return hours;
    }

    private static string Beside(LedgerBackTest back) => back.Scored is { } scored ? $", beside {Shown.Percent((double)back.FlaggedOfAll / scored)} of all who were scored" : "";

    private static string Warning(LedgerBackTest back) => double.IsNaN(back.MedianWarningDays) ? "" : $" Half of those were first flagged {Days((int)back.MedianWarningDays)} before it came, or earlier.";

    /// <summary>Null: nothing was randomised, which is said elsewhere, or nobody was kept.</summary>
    private static string? Hours(LedgerSnapshot ledger, LedgerBackTest back)
    {
        var hours = back.Hours(ledger.Acting);
        string One(double of) => of.ToString("#,0.0", CultureInfo.InvariantCulture);
        return double.IsNaN(hours.Value) ? null
            : double.IsInfinity(hours.High) ? $"Hours spent for each customer kept: {One(hours.Value)}, from {One(hours.Low)} on without an upper end, because no effect is shown yet."
            : $"Hours spent for each customer kept: {One(hours.Value)} ({One(hours.Low)} to {One(hours.High)}).";
    }

    private static string Customers(int count) => Shown.Count(count, "customer", "customers");

    private static string Days(int days) => Shown.Count(days, "day", "days");
}
