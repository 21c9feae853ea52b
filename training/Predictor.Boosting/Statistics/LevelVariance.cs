namespace Predictor.Boosting.Statistics;

/// <summary>
/// How much the levels of a category differ in truth, apart from the luck of few rows: the variance component between levels, by the method of
/// moments (Cochran, 1939; DerSimonian and Laird, 1986). With <c>n</c> a level's weight, <c>m</c> its mean, <c>p</c> the mean of all and
/// <c>L</c> levels: <c>Q = sum n (m - p)²</c> has the expectation <c>(L - 1) p (1 - p) + t² (N - sum n² / N)</c>.
/// </summary>
/// <param name="Prior">p.</param>
/// <param name="Between">t², below 0 where levels differ less than luck would have them.</param>
/// <param name="Score">By how many standard deviations Q is above what levels without any effect give.</param>
internal readonly record struct LevelVariance(double Prior, double Between, double Score)
{
    /// <summary>Rows of the prior's mean that shrink a level's mean best: within variance over between variance.</summary>
    public double Smoothing => Prior * (1 - Prior) / Between;

    public static LevelVariance Of(LevelSums sums)
    {
        var (levels, all, positive, squares) = (0, 0.0, 0.0, 0.0);
        for (var code = 0; code < sums.Weight.Length; code++)
        {
            var weight = sums.Weight[code];
            levels += weight > 0 ? 1 : 0;
            all += weight;
            positive += sums.Positive[code];
            squares += weight * weight;
        }

        if (levels < 2)
        {
            return new LevelVariance(all > 0 ? positive / all : 0.5, 0, 0);
        }

        var prior = positive / all;
        var within = prior * (1 - prior);
        var spread = 0.0;
        var inverse = 0.0;
        for (var code = 0; code < sums.Weight.Length; code++)
        {
            if (sums.Weight[code] > 0)
            {
                var deviation = (sums.Positive[code] / sums.Weight[code]) - prior;
                spread += sums.Weight[code] * deviation * deviation;
                inverse += 1 / sums.Weight[code];
            }
        }

        // Variance of a chi-square over small counts: the kurtosis of a label adds (1 / within - 6) / n a level.
        var variance = (2.0 * (levels - 1)) + (((1 / within) - 6) * inverse);
        var excess = (spread / within) - (levels - 1);
        return new LevelVariance(prior, excess * within / (all - (squares / all)), variance > 0 ? excess / Math.Sqrt(variance) : 0);
    }
}
