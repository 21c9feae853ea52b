using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Predictor.Training.Slicing;

/// <summary>How the rows that are kept divide over the slices; only their proportions count.</summary>
/// <param name="Fit">Above 0.</param>
/// <param name="Stop">Above 0.</param>
/// <param name="Calibration">Above 0.</param>
/// <param name="Test">Above 0, or 0 where the test slice is a file of its own.</param>
internal sealed record SliceShares(double Fit, double Stop, double Calibration, double Test)
{
    public static readonly SliceShares Default = new(55, 10, 15, 20);

    /// <summary>Where a second file is the test slice.</summary>
    public static readonly SliceShares WithoutTest = new(84, 8, 8, 0);

    /// <summary>"55/10/15/20", or three numbers where the test slice is a file of its own.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SliceShares? shares)
    {
        shares = null;
        var parts = new List<double>();
        foreach (var part in text.Split('/'))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) || !double.IsFinite(share) || share <= 0)
                return false;
            parts.Add(share);
        }

        shares = parts.Count is 3 or 4 ? new SliceShares(parts[0], parts[1], parts[2], parts.Count == 4 ? parts[3] : 0) : null;
        return shares is not null;
    }

    /// <summary>Shares of the slices there are, in their order, adding up to 1.</summary>
    public double[] Parts()
    {
        double[] parts = Test > 0 ? [Fit, Stop, Calibration, Test] : [Fit, Stop, Calibration];
        var whole = parts.Sum();
        return [.. parts.Select(part => part / whole)];
    }
}
