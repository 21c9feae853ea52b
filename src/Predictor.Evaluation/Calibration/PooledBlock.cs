namespace Predictor.Evaluation.Calibration;

/// <summary>Neighbouring rows that isotonic regression gives one rate.</summary>
/// <param name="Margin">Weighted mean of their margins.</param>
/// <param name="Weight">Rows, pseudo rows included.</param>
/// <param name="Positives">Of which positive.</param>
internal readonly record struct PooledBlock(double Margin, double Weight, double Positives)
{
    public double Rate => Positives / Weight;

    public PooledBlock With(PooledBlock next)
    {
        var weight = Weight + next.Weight;
        return new PooledBlock(Margin + ((next.Margin - Margin) * (next.Weight / weight)), weight, Positives + next.Positives);
    }
}
