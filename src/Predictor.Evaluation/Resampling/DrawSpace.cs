using Predictor.Evaluation.Profit;

namespace Predictor.Evaluation.Resampling;

/// <summary>What one thread needs to measure draws: how often each customer was drawn, and the sums of groups of equal probability.</summary>
internal sealed class DrawSpace(int customers, int rows, ChurnEconomics economics)
{
    public int[] Times { get; } = new int[customers];

    public long[] Positives { get; } = new long[rows];

    public long[] Negatives { get; } = new long[rows];

    /// <summary>Sum over a group's positives of what is saved when they take the offer.</summary>
    public double[] Saved { get; } = new double[rows];

    public ProfitEnvelope Envelope { get; } = new(economics, rows);
}
