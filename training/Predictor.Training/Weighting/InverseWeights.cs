using Predictor.Evaluation;
using Predictor.Models.Bundles;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Weighting;

/// <summary>
/// Labels weighted by the inverse of the chance that there was one to learn from, so that those who are there stand for those who are not:
/// stabilised (the share of all over the row's chance), and cut at the 1st and 99th hundredth of the rows' own (Cole and Hernán, 2008, "Constructing
/// inverse probability weights for marginal structural models"). Chances are of rows whose customers taught nothing about themselves.
/// </summary>
internal static class InverseWeights
{
    /// <summary>Share of the weights that is cut at each end.</summary>
    public const double CutShare = 0.01;

    /// <param name="sliced">Its labelled rows are weighted, test rows too, on top of weights they have.</param>
    /// <param name="reason">What the chance is of: "answered", "untreated".</param>
    /// <param name="learned">Of the chance, for the report.</param>
    /// <param name="rate">Share of all cases that have a label.</param>
    /// <param name="chance">Of rows of a table, in (0, 1).</param>
    public static SlicedOutcome Apply(
        SlicedOutcome sliced, string reason, CrossFittedChance learned, double rate, Func<EncodedTable, int[], double[]> chance)
    {
        var raw = Raw(sliced.Cases);
        float[] before = [.. sliced.BeforeTest.Select(row => raw[row])];
        float[] sorted = [.. before.Order()];
        var (low, high) = (Quantile(sorted, CutShare), Quantile(sorted, 1 - CutShare));
        var weights = Cut(raw, low, high);
        float[] kept = [.. sliced.BeforeTest.Select(row => weights[row])];
        double[] labels = [.. sliced.Cases.Labels(sliced.Index, sliced.BeforeTest).Select(label => (double)label)];
        var testWeights = ReferenceEquals(sliced.Cases, sliced.TestCases) ? weights : Cut(Raw(sliced.TestCases), low, high);
        return sliced with
        {
            Weights = RowWeights.Times(sliced.Weights, weights),
            TestWeights = RowWeights.Times(sliced.TestWeights, testWeights),
            Weighting =
            [
                .. sliced.Weighting,
                new WeightReport
                {
                    Reason = reason,
                    Cases = learned.Rows,
                    Selected = learned.Selected,
                    Auc = learned.Auc,
                    Low = low,
                    High = high,
                    Cut = before.Count(weight => weight < low || weight > high),
                    Rows = kept.Length,
                    MeanWeight = kept.Average(weight => (double)weight),
                    EffectiveRows = EffectiveRows.Of(kept),
                    Rate = labels.Average(),
                    WeightedRate = RowWeights.Mean(labels, kept),
                },
            ],
        };

        float[] Raw(EncodedTable cases)
        {
            var rows = cases.Table.RowsWithLabel(sliced.Index, sliced.Moment);
            var chances = chance(cases, rows);
            var ofTable = new float[cases.Table.Rows];
            Array.Fill(ofTable, 1);
            for (var i = 0; i < rows.Length; i++)
            {
                ofTable[rows[i]] = (float)(rate / chances[i]);
            }

            return ofTable;
        }
    }

    private static float[] Cut(float[] weights, float low, float high) => Array.ConvertAll(weights, weight => Math.Clamp(weight, low, high));

    private static float Quantile(float[] sorted, double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
}
