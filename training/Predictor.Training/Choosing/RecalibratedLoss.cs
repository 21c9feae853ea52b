using Predictor.Evaluation.Calibration;

namespace Predictor.Training.Choosing;

/// <summary>
/// Log loss of margins after a sigmoid was laid through them on the same rows: what is left once the base rate and the spread are put right.
/// A calibrator does that in the end, so settings are not to be chosen by it; under drift it would hide all else.
/// </summary>
internal static class RecalibratedLoss
{
    /// <returns>One a row, not yet weighted.</returns>
    public static double[] Of(double[] margins, float[] labels, float[]? weights = null)
    {
        var calibrator = CalibratorFit.FitSigmoid(margins, labels, weights);
        return [.. margins.Select((margin, row) =>
        {
            var probability = calibrator.Probability(margin);
            return -Math.Log(labels[row] > 0 ? probability : 1 - probability);
        })];
    }
}
