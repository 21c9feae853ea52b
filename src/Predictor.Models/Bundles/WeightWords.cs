using System.Globalization;
using static Predictor.Models.Bundles.CardWords;

namespace Predictor.Models.Bundles;

/// <summary>How labels were weighted, as the model card says it.</summary>
public static class WeightWords
{
    public static string Of(WeightReport report)
    {
        var (chance, did) = report.Reason == "answered" ? ("its survey is answered", "did") : ("nothing was done about it", "were left alone");
        return $"Labels are weighted by the inverse of the chance that, of a case, {chance}: learned from {Count(report.Cases)} cases of which {Count(report.Selected)} {did} "
            + $"(AUC {Number(report.Auc)}, each case by trees that had not seen its customer), stabilised, and cut to {Number(report.Low)} to {Number(report.High)} "
            + $"({Count(report.Cut)} rows; mean {Number(report.MeanWeight)}). The {Count(report.Rows)} labelled rows before the test slice so tell as much as {Whole(report.EffectiveRows)} (Kish). "
            + $"Positive: {Percent(report.Rate)} as they are, {Percent(report.WeightedRate)} weighted.";
    }

    public static string Of(WeightedTest test) =>
        $"On the test slice {Percent(test.Predicted)} was predicted and {Percent(test.Observed)} happened; weighted, {Percent(test.WeightedPredicted)} and {Percent(test.WeightedObserved)} "
        + $"({Whole(test.EffectiveRows)} effective rows). All other figures count its rows alike. Weights put right what the columns explain, and nothing else.";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string Whole(double rows) => Count((long)Math.Round(rows));
}
