using Predictor.Boosting.Losses;
using Predictor.Boosting.Sampling;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Tests.Approximations;

/// <summary>
/// Boosting by <see cref="ReferenceGrower"/>, all rows and columns for every tree, no weights. With <see cref="Gradients.FixedPoint"/> and the learner's bins it
/// is held to the learner bit for bit, so that a step away from there is that step and nothing else.
/// </summary>
internal static class ReferenceBoosting
{
    /// <returns>Margins of the tested rows.</returns>
    /// <param name="fit">Labels.</param>
    /// <param name="training">Its rows in bins.</param>
    /// <param name="tested">Rows to be scored, in the same bins.</param>
    /// <param name="splittable">Columns to split on.</param>
    /// <param name="options">How.</param>
    /// <param name="precision">How exactly.</param>
    public static double[] Margins(
        TrainingTable fit, ReferenceTable training, ReferenceTable tested, int[] splittable, BoostingOptions options, Gradients precision)
    {
        using var crew = new Crew(1);
        var fixedPoint = new FixedPointGradients(fit, crew);
        var splits = precision == Gradients.FixedPoint
            ? new ReferenceSplits(options, fixedPoint.GradientUnit, fixedPoint.HessianUnit)
            : new ReferenceSplits(options, 1, 1);
        var grower = new ReferenceGrower(training, splittable, options, splits);
        var baseMargin = LogLoss.BaseMargin(fit);
        double[] margins = [.. Enumerable.Repeat(precision == Gradients.Exact ? baseMargin : (float)baseMargin, fit.Rows)];
        double[] ofTested = [.. Enumerable.Repeat(baseMargin, tested.Rows)];
        for (var number = 0; number < options.Trees; number++)
        {
            var rounding = (uint)(SplitMix64.Derive(options.Seed, number, SeedPurpose.Rounding) >> 32);
            var (gradients, hessians) = precision == Gradients.FixedPoint ? Rounded(fixedPoint, margins, rounding) : Unrounded(fit.Labels, margins, precision);
            var tree = grower.Grow(gradients, hessians);
            var moves = tree.Values(training);
            for (var row = 0; row < margins.Length; row++)
            {
                margins[row] = precision == Gradients.Exact ? margins[row] + moves[row] : (float)margins[row] + (float)moves[row];
            }

            moves = tree.Values(tested);
            for (var row = 0; row < ofTested.Length; row++)
            {
                ofTested[row] += moves[row];
            }
        }

        return ofTested;
    }

    private static (double[] Gradients, double[] Hessians) Rounded(FixedPointGradients fixedPoint, double[] margins, uint seed)
    {
        var packed = new uint[margins.Length];
        fixedPoint.FillRows(Array.ConvertAll(margins, margin => (float)margin), new RowSample(1, 0), seed, 0, packed);
        var rows = Histograms.FixedPointRow.Unpack(packed);
        return ([.. rows.Select(row => (double)row.Gradient)], [.. rows.Select(row => (double)row.Hessian)]);
    }

    private static (double[] Gradients, double[] Hessians) Unrounded(float[] labels, double[] margins, Gradients precision)
    {
        double[] probabilities =
            [.. margins.Select(margin => precision == Gradients.Unrounded ? Logistic.Probability((float)margin) : 1 / (1 + Math.Exp(-margin)))];
        return ([.. probabilities.Zip(labels, (probability, label) => probability - label)], [.. probabilities.Select(probability => probability * (1 - probability))]);
    }
}
