using System.Globalization;
using Predictor.Evaluation;
using Predictor.Evaluation.Drift;
using Predictor.Models.Monitoring;

namespace Predictor.Training.Monitoring;

/// <summary>What `drift` found of one outcome, in a sentence or two: the word, then why.</summary>
internal static class DriftWords
{
    private const int MostNamed = 5;

    public static string Of(Standing standing) => standing switch
    {
        Standing.Holds => "it holds",
        Standing.Look => "look at what moved",
        _ => "train it again, or calibrate it on newer cases",
    };

    public static string Of(OutcomeDrifted outcome) => $"{Of(outcome.Standing)}. {Moved(outcome)} {Came(outcome.Realised)}";

    private static string Moved(OutcomeDrifted outcome)
    {
        string[] columns = [.. outcome.Columns.Where(column => column.Counts && column.Verdict > DriftVerdict.Stable)
            .OrderByDescending(column => column.Verdict).ThenByDescending(column => column.Importance).Select(column => column.Name)];
        var named = columns.Length > MostNamed ? $"{string.Join(", ", columns.Take(MostNamed))} and {columns.Length - MostNamed} more" : string.Join(", ", columns);
        return (columns.Length, outcome.Probabilities.Verdict) switch
        {
            (0, DriftVerdict.Stable) => "Nothing that it leans on moved beyond chance.",
            (0, _) => "Its probabilities moved, and no column that it leans on.",
            (_, DriftVerdict.Stable) => $"Moved: {named}; its probabilities did not.",
            _ => $"Moved: {named}, and its probabilities.",
        };
    }

    private static string Came(RealisedPerformance? realised) => realised switch
    {
        null => "No label is mature yet.",
        { Verdict: PerformanceVerdict.TooFew } => string.Create(CultureInfo.InvariantCulture, $"{realised.Rows:N0} labels are mature, too few to tell."),
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"Of {realised.Rows:N0} mature cases it expects an AUC of {realised.Expected.Auc.Value:0.000} and {realised.Expected.PositiveRate.Value:0.0%}; it was {realised.Auc.Value:0.000} and {realised.PositiveRate.Value:0.0%}, ")
            + (realised.Verdict == PerformanceVerdict.Off ? $"off: calibrated on them, its log loss would be lower by {Words(realised.RecalibrationGain)}." : "within noise, or too little to matter."),
    };

    private static string Words(Estimate gain) => string.Create(CultureInfo.InvariantCulture, $"{gain.Value:0.0000} ({gain.Low:0.0000} to {gain.High:0.0000})");
}
