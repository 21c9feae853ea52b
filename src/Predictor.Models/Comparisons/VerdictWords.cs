using System.Globalization;
using Predictor.Cases;
using Predictor.Models.Bundles;

namespace Predictor.Models.Comparisons;

/// <summary>What a comparison says, in words.</summary>
public static class VerdictWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Better => "better beyond noise",
        Verdict.NotWorse => "not worse beyond noise",
        Verdict.Worse => "worse beyond noise",
        _ => "too few cases to say",
    };

    /// <summary>The overall verdict and, where it keeps the gate closed, the outcomes that it rests on.</summary>
    public static string Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var overall = comparison.Overall();
        var closed = overall is Verdict.Worse or Verdict.TooFew;
        var causes = comparison.Outcomes.Where(outcome => outcome.Verdict == overall).Select(outcome => closed ? $"{Place(outcome)}, {Loss(outcome)}" : Place(outcome));
        return overall == Verdict.NotWorse ? Of(overall) : $"{Of(overall)}: {string.Join("; ", causes)}";
    }

    /// <summary>"left at arrival".</summary>
    public static string Place(ComparedOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Place(outcome.Outcome, outcome.Moment);
    }

    internal static string Place(string outcome, Moment moment) => $"{outcome} at {ManifestJson.Name(moment)}";

    private static string Loss(ComparedOutcome outcome)
    {
        var loss = outcome.LogLoss;
        var figures = string.Create(CultureInfo.InvariantCulture, $"log loss {loss.Value:+0.0000;-0.0000} ({loss.Low:+0.0000;-0.0000} to {loss.High:+0.0000;-0.0000})");
        return outcome.Verdict == Verdict.TooFew && outcome.CasesNeeded() is { } needed
            ? string.Create(CultureInfo.InvariantCulture, $"{figures} in {outcome.Overlap.Measured:N0} cases of about {Rounded(needed):N0}")
            : figures;
    }

    /// <summary>To two digits.</summary>
    private static double Rounded(double cases)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(cases)) - 1));
        return Math.Ceiling(cases / unit) * unit;
    }
}
