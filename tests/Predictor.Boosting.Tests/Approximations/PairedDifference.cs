using System.Globalization;
using Predictor.Benchmarks.Accuracy;

namespace Predictor.Boosting.Tests.Approximations;

/// <summary>Two models on the same test rows: by how much the first is better, and by how many standard errors of the paired difference.</summary>
/// <param name="Auc">First less second.</param>
/// <param name="AucZ">The same over its standard error (DeLong and others, 1988).</param>
/// <param name="LogLoss">Second less first.</param>
/// <param name="LogLossZ">The same over the standard error of a mean of differences by row.</param>
internal readonly record struct PairedDifference(double Auc, double AucZ, double LogLoss, double LogLossZ)
{
    public static PairedDifference Of(float[] labels, double[] first, double[] second)
    {
        var (firstArea, secondArea, error) = DeLong.Compare(labels, first, second);
        double[] differences = [.. labels.Select((label, row) => Loss(label, second[row]) - Loss(label, first[row]))];
        var mean = differences.Average();
        var meanError = Math.Sqrt(differences.Sum(difference => (difference - mean) * (difference - mean)) / (differences.Length - 1) / differences.Length);
        return new PairedDifference(firstArea - secondArea, Over(firstArea - secondArea, error), mean, Over(mean, meanError));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"AUC {Auc:f4} (z {AucZ:f2}), log loss {LogLoss:f4} (z {LogLossZ:f2})");

    /// <summary>Log loss of a margin.</summary>
    private static double Loss(float label, double margin) => Math.Log(1 + Math.Exp(label > 0 ? -margin : margin));

    private static double Over(double difference, double error) => difference == 0 ? 0 : difference / error;
}
