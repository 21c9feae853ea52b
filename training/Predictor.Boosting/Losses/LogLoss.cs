namespace Predictor.Boosting.Losses;

/// <summary>Weighted mean log loss of margins, and the margin it is least at.</summary>
internal static class LogLoss
{
    /// <summary>Log-odds of the weighted share of ones: the margin before the first tree.</summary>
    public static double BaseMargin(TrainingTable table)
    {
        double ones = 0;
        double all = 0;
        for (var row = 0; row < table.Rows; row++)
        {
            var weight = table.Weights is null ? 1 : (double)table.Weights[row];
            ones += weight * table.Labels[row];
            all += weight;
        }

        return Math.Log(ones / (all - ones));
    }

    public static double Mean(ReadOnlySpan<double> margins, TrainingTable table)
    {
        double loss = 0;
        double all = 0;
        for (var row = 0; row < margins.Length; row++)
        {
            var weight = table.Weights is null ? 1 : (double)table.Weights[row];

            // -log p of the label's class: log(1 + e^-z) with z the margin towards it, without overflow.
            var towards = table.Labels[row] > 0 ? margins[row] : -margins[row];
            loss += weight * (Math.Max(-towards, 0) + Math.Log(1 + Math.Exp(-Math.Abs(towards))));
            all += weight;
        }

        return loss / all;
    }
}
