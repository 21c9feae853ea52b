using System.Globalization;

namespace Predictor.Benchmarks.Speed.Runs;

/// <summary>The same ratio from several pairs.</summary>
internal sealed record Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> ratios)
    {
        double[] sorted = [.. ratios.Order()];
        var middle = sorted.Length / 2;
        return new Spread(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }

    public override string ToString() =>
        double.IsNaN(Median) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Figure(Median)} ({Figure(Least)} to {Figure(Most)})");

    private static string Figure(double ratio) => ratio.ToString(ratio < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
}
