namespace Predictor.Evaluation.Drift;

/// <summary>When probabilities are called off: a sigmoid fitted to what came would lower the log loss beyond noise, and by enough to matter.</summary>
internal static class PerformanceJudging
{
    /// <summary>Of each class, and of customers, fewer of which say nothing.</summary>
    private const int LeastOfClass = 10, LeastCustomers = 20;

    /// <summary>Of the entropy of the rows' rate: the loss that matters. Odds that are all off by 1.25 to 1.35 (at a rate of 25 % and of 5 %) cost as much.</summary>
    private const double LossShare = 0.01;

    public static PerformanceVerdict Of(int positives, int rows, int customers, Estimate gain)
    {
        if (Math.Min(positives, rows - positives) < LeastOfClass || customers < LeastCustomers)
        {
            return PerformanceVerdict.TooFew;
        }

        var rate = (double)positives / rows;
        var entropy = -(rate * Math.Log(rate)) - ((1 - rate) * Math.Log(1 - rate));
        return gain.Low > 0 && gain.Value >= LossShare * entropy ? PerformanceVerdict.Off : PerformanceVerdict.WithinNoise;
    }
}
