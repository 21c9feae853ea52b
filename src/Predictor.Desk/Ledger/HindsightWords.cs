using System.Globalization;
using Predictor.Desk.Words;
using Predictor.Evaluation;
using Predictor.Evaluation.Distributions;
using Predictor.Models.Ledgers;

namespace Predictor.Desk.Ledger;

/// <summary>A back-test in words.</summary>
internal static class HindsightWords
{
    /// <summary>How many were flagged before, beside how many of all are, and how long before.</summary>
    public static string Answer(LedgerSnapshot ledger, LedgerBackTest back)
    {
        var words = LedgerWords.Heading(ledger, back.Outcome);
        if (back.NeverScored == back.Customers)
            return DeskText.Of("ledger.backNobody", words, Customers(back.Customers));
        var share = DeskText.Of("ledger.backAnswer", words, Customers(back.Customers), Figures.Count(back.Flagged), Share(ScoreInterval.Of(back.Flagged, back.Customers, ledger.Level)));
        var beside = back.Scored is { } scored ? DeskText.Of("ledger.backBeside", Figures.Percent((double)back.FlaggedOfAll / scored)) : "";
        var warning = double.IsNaN(back.MedianWarningDays) ? "" : DeskText.Of("ledger.backWarning", Figures.Count((long)back.MedianWarningDays, DeskText.Of("ledger.day"), DeskText.Of("ledger.days")));
        return $"{share}{beside}{warning}.";
    }

    /// <summary>"70% (66% to 74%)".</summary>
    public static string Share(Estimate of) => DeskText.Of("ledger.share", Figures.Percent(of.Value), Figures.Percent(of.Low), Figures.Percent(of.High));

    /// <summary>Bands that count as flagged.</summary>
    public static string Bands(LedgerBackTest back) => back.Bands is { Count: > 1 } bands ? string.Join(", ", bands.Take(bands.Count - 1)) : DeskText.Of("ledger.backAnyBand");

    public static string Hours(LedgerSnapshot ledger, LedgerBackTest back)
    {
        var hours = back.Hours(ledger.Acting);
        if (double.IsNaN(hours.Value))
            return DeskText.Of(ledger.Acting.Effects.Count == 0 ? "ledger.hoursUnknown" : "ledger.hoursNobody");
        return double.IsInfinity(hours.High)
            ? DeskText.Of("ledger.hoursOpen", One(hours.Value), One(hours.Low))
            : DeskText.Of("ledger.hoursOf", One(hours.Value), One(hours.Low), One(hours.High));
    }

    private static string Customers(int count) => Figures.Count(count, DeskText.Of("ledger.customer"), DeskText.Of("ledger.customers"));

    private static string One(double hours) => hours.ToString("#,0.0", CultureInfo.InvariantCulture);
}
