namespace Predictor.Charts;

/// <summary>A point in the units of its axes; NaN in either leaves it out.</summary>
public readonly record struct ChartPoint(double X, double Y)
{
    public bool IsDefined => double.IsFinite(X) && double.IsFinite(Y);
}
