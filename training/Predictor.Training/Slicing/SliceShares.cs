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
    public static readonly SliceShares WithoutTest = new(80, 10, 10, 0);

    /// <summary>Shares of the slices there are, in their order, adding up to 1.</summary>
    public double[] Parts()
    {
        double[] parts = Test > 0 ? [Fit, Stop, Calibration, Test] : [Fit, Stop, Calibration];
        var whole = parts.Sum();
        return [.. parts.Select(part => part / whole)];
    }
}
