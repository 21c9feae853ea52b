using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Drift;

/// <summary>
/// How good calibrated probabilities are expected to be, without a label (confidence-based performance estimation, CBPE: each row counts as a positive with
/// its probability and as a negative with the rest). Right as far as the probabilities are: it sees that cases got harder, not that the world changed its mind.
/// </summary>
/// <param name="Rows">Rows it is over.</param>
/// <param name="Auc">Expected number of pairs in right order (ties half) over the expected number of pairs, a row making no pair with itself.</param>
/// <param name="LogLoss">Mean entropy, nats; probabilities clipped as in <see cref="Metrics.LogLoss"/>.</param>
/// <param name="Brier">Mean of p (1 - p).</param>
/// <param name="PositiveRate">Mean probability.</param>
public sealed record ExpectedPerformance(int Rows, Estimate Auc, Estimate LogLoss, Estimate Brier, Estimate PositiveRate)
{
    /// <summary>O(n log n), then O(n) a draw of customers. Same arguments, same figures, whatever the number of threads.</summary>
    /// <param name="probabilities">Calibrated, in [0, 1].</param>
    /// <param name="customers">Group number of each row, or empty when each row is its own.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="draws">Bootstrap draws; 0 gives no intervals (NaN).</param>
    /// <exception cref="ArgumentException">A probability is outside 0 to 1; customers neither one a row nor none.</exception>
    public static ExpectedPerformance Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> customers, ulong seed = 1, int draws = 200)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        LabelledScores.Check(new float[probabilities.Length], probabilities, areProbabilities: true);
        var numbers = CustomerNumbers.Of(customers, probabilities.Length);
        var sorted = probabilities.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        var customer = Array.ConvertAll(order, row => numbers.OfRow[row]);
        var entropy = Array.ConvertAll(sorted, p => (p * Metrics.RowLogLoss(true, p)) + ((1 - p) * Metrics.RowLogLoss(false, p)));
        var each = new int[numbers.Count];
        Array.Fill(each, 1);
        Figures Measure(int[] times) => Figures.Of(sorted, entropy, customer, times);
        var whole = Measure(each);
        var drawn = ClusterBootstrap.Draw(seed, draws, () => new int[numbers.Count], times => times, Measure);
        Estimate With(Func<Figures, double> figure) => PercentileInterval.Of(figure(whole), drawn.Select(figure), draws);
        return new ExpectedPerformance(sorted.Length, With(f => f.Auc), With(f => f.LogLoss), With(f => f.Brier), With(f => f.PositiveRate));
    }

    private readonly record struct Figures(double Auc, double LogLoss, double Brier, double PositiveRate)
    {
        public static Figures Of(double[] probability, double[] entropy, int[] customer, int[] times)
        {
            double positivesBelow = 0, negativesBelow = 0, won = 0, withThemselves = 0, loss = 0;
            for (int start = 0, end; start < probability.Length; start = end)
            {
                var p = probability[start];
                long rows = 0;
                for (end = start; end < probability.Length && probability[end] == p; end++)
                {
                    long weight = times[customer[end]];
                    rows += weight;
                    loss += weight * entropy[end];
                }

                var (positives, negatives, self) = (rows * p, rows * (1 - p), rows * p * (1 - p));
                won += (positives * negativesBelow) + (0.5 * ((positives * negatives) - self));
                withThemselves += self;
                positivesBelow += positives;
                negativesBelow += negatives;
            }

            var all = positivesBelow + negativesBelow;
            var pairs = (positivesBelow * negativesBelow) - withThemselves;
            return all > 0
                ? new Figures(pairs > 0 ? won / pairs : double.NaN, loss / all, withThemselves / all, positivesBelow / all)
                : new Figures(double.NaN, double.NaN, double.NaN, double.NaN);
        }
    }
}
