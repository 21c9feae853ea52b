using System.Globalization;
using Predictor.Evaluation.Comparison;

namespace Predictor.Training.Importing;

/// <summary>
/// Whether a forest seems to have grown from the rows it would be calibrated on. It tells rows it has learned apart far better than later ones; a calibrator
/// fitted to them would take its certainty for truth and make every probability worse.
/// </summary>
internal static class KnownRows
{
    /// <summary>Standard errors of the difference between two independent AUCs, by DeLong: chance does not reach five, and drift seldom.</summary>
    private const double MostErrors = 5;

    /// <returns>What was found, as the beginning of a sentence; null where nothing speaks for it.</returns>
    public static string? Find((float[] Labels, double[] Margins) calibration, (float[] Labels, double[] Margins) test)
    {
        var (there, here) = (DeLong.Auc(calibration.Labels, calibration.Margins), DeLong.Auc(test.Labels, test.Margins));
        var error = Math.Sqrt((there.StandardError * there.StandardError) + (here.StandardError * here.StandardError));
        return there.Auc.Value - here.Auc.Value <= MostErrors * error
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The calibration rows look as if they had grown the trees (AUC {there.Auc.Value:0.000} there, {here.Auc.Value:0.000} on the test slice)");
    }
}
