using System.Globalization;
using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Targets;

/// <summary>What is known of a target, in a sentence. It says "goes with": nobody drew by lot who worked under it.</summary>
internal static class TargetWords
{
    public static string Of(LedgerTarget target, LedgerPrices prices, Outcome? outcome)
    {
        var where = target.Level is null ? "" : $" in {target.Level}";
        var words = outcome?.Words ?? prices.ValueOutcome;
        if (target.Money is { } money)
        {
            var hours = money.Hours.Value >= 0 ? $"saves {Whole(money.Hours.Value)} hours ({Sum(money.Saved.Value, prices)})" : $"costs {Whole(-money.Hours.Value)} hours ({Sum(-money.Saved.Value, prices)})";
            var basis = money.Basis == MoneyBasis.BeforeAfter ? "" : " by its rushed contacts";
            return target.Verdict == LedgerVerdict.AsExpected
                ? $"The target {target.Words}{where} {hours}{basis}; no change in how often the customer {words} is shown ({Span(money.Lost)} cases)."
                : $"The target {target.Words}{where} {hours}{basis} and goes with {Whole(Math.Abs(money.Lost.Value))} {(money.Lost.Value >= 0 ? "more" : "fewer")} cases ({Span(Side(money.Lost))}) in which the customer {words}, worth {Sum(Math.Abs(money.Loss.Value), prices)}.";
        }

        var found = target.BeforeAfter.FirstOrDefault(each => each.Outcome == prices.ValueOutcome)?.Difference
            ?? target.Bands.FirstOrDefault(band => band.Name == "rushed" && band.Outcome == prices.ValueOutcome)?.Difference;
        return found is null
            ? $"Of the target {target.Words}{where} nothing can be said of whether the customer {words}: there is no time before it began, and too few rushed contacts."
            : target.Verdict is LedgerVerdict.More or LedgerVerdict.Fewer
                ? $"The target {target.Words}{where} goes with {(target.Verdict == LedgerVerdict.More ? "more" : "fewer")} cases in which the customer {words}: {Points(found)} points a contact."
                : $"The target {target.Words}{where}: no change in how often the customer {words} is shown ({Points(found)} points a contact).";
    }

    /// <summary>As a size: fewer by 3 to 9.</summary>
    private static Estimate Side(Estimate of) => of.Value < 0 ? new Estimate(-of.Value, -of.High, -of.Low) : of;

    private static string Span(Estimate of) => $"{Signed(of.Low)} to {Signed(of.High)}";

    private static string Signed(double value) => value < 0 ? $"−{Whole(-value)}" : Whole(value);

    private static string Whole(double value) => Math.Round(value).ToString("N0", CultureInfo.InvariantCulture);

    private static string Sum(double value, LedgerPrices prices) => $"{prices.Currency} {Whole(value)}";

    private static string Points(Estimate of)
    {
        static string One(double value) => (value < 0 ? "−" : "+") + (Math.Abs(value) * 100).ToString("0.0", CultureInfo.InvariantCulture);
        return $"{One(of.Value)} ({One(of.Low)} to {One(of.High)})";
    }
}
