using Predictor.Evaluation.Distributions;

namespace Predictor.Evaluation.Ratios;

/// <summary>
/// Partial pooling of observed over expected: empirical Bayes with normal errors. The variance of a group's ratio is that of its cases if they went as all
/// groups' do (Marshall, 1991, "Mapping disease and mortality rates using empirical Bayes estimators", whose m / E is here the binomial's, for outcomes
/// need not be rare), raised by what several rows of a customer add, and by what is not known of the expected itself. The variance between groups is DerSimonian and Laird's (1986, "Meta-analysis in
/// clinical trials"), the interval Morris's (1983, "Parametric empirical Bayes inference") without his correction for few groups.
/// </summary>
internal sealed record RatioPooling(double Mean, double Between, double Clustering, double[] StandardErrors, Estimate[] Pooled)
{
    public static RatioPooling Of(GroupSums sums, double[] expectedErrors, double level)
    {
        int[] used = [.. Enumerable.Range(0, sums.Groups).Where(group => sums.Expected[group] > 0)];
        var overall = used.Sum(group => sums.Observed[group]) / used.Sum(group => sums.Expected[group]);
        var binomial = Array.ConvertAll(used, group => Math.Max(overall * (sums.Binomial[group] + ((1 - overall) * Squares(sums, group))), 1e-12));
        var clustering = Math.Max(1, used.Sum(group => sums.Gaps(group, overall)) / binomial.Sum());
        var variance = used.Select((group, i) =>
            (clustering * binomial[i] / (sums.Expected[group] * sums.Expected[group])) + (overall * overall * expectedErrors[group] * expectedErrors[group])).ToArray();
        double[] ratio = [.. used.Select(group => sums.Observed[group] / sums.Expected[group])];
        var (mean, between) = Between2(ratio, variance);

        var weights = Array.ConvertAll(variance, v => 1 / (v + between));
        mean = used.Length == 0 ? double.NaN : ratio.Select((r, i) => r * weights[i]).Sum() / weights.Sum();
        var z = NormalDistribution.Quantile(0.5 + (level / 2));
        var errors = Enumerable.Repeat(double.NaN, sums.Groups).ToArray();
        var pooled = Enumerable.Repeat(new Estimate(double.NaN, double.NaN, double.NaN), sums.Groups).ToArray();
        for (var i = 0; i < used.Length; i++)
        {
            var share = between / (between + variance[i]);
            var value = mean + (share * (ratio[i] - mean));
            var half = z * Math.Sqrt((share * variance[i]) + ((1 - share) * (1 - share) / weights.Sum()));
            errors[used[i]] = Math.Sqrt(variance[i]);
            pooled[used[i]] = new Estimate(value, Math.Max(0, value - half), value + half);
        }

        return new RatioPooling(mean, Math.Sqrt(between), clustering, errors, pooled);
    }

    /// <summary>Mean and variance between groups by moments, not below 0.</summary>
    private static (double Mean, double Between) Between2(double[] ratio, double[] variance)
    {
        if (ratio.Length < 2)
        {
            return (ratio.Length == 0 ? double.NaN : ratio[0], 0);
        }

        var weights = Array.ConvertAll(variance, v => 1 / v);
        var all = weights.Sum();
        var mean = ratio.Select((r, i) => r * weights[i]).Sum() / all;
        var spread = ratio.Select((r, i) => weights[i] * (r - mean) * (r - mean)).Sum();
        return (mean, Math.Max(0, (spread - (ratio.Length - 1)) / (all - (weights.Sum(w => w * w) / all))));
    }

    /// <summary>Sum of p squared, so that m p (1 - m p) is m (p (1 - p) + (1 - m) p²).</summary>
    private static double Squares(GroupSums sums, int group) => sums.Expected[group] - sums.Binomial[group];
}
