using Predictor.Evaluation.Distributions;
using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Ratios;

/// <summary>Intervals of groups' ratios by their customers.</summary>
internal static class RatioDraws
{
    public static Estimate[] Intervals(GroupSums sums, CustomerCells cells, int customers, double level, ulong seed, int draws)
    {
        var drawn = ClusterBootstrap.Draw(seed, draws, () => new int[customers], times => times, times => Ratios(cells, times));
        var ratios = new Estimate[sums.Groups];
        for (var group = 0; group < ratios.Length; group++)
        {
            var value = sums.Observed[group] / sums.Expected[group];
            double[] defined = [.. drawn.Select(draw => draw[group]).Where(double.IsFinite).Order()];
            ratios[group] = defined.Length * 2 < draws || defined.Length == 0
                ? new Estimate(value, double.NaN, double.NaN)
                : new Estimate(value, PercentileInterval.Quantile(defined, 0.5 - (level / 2)), PercentileInterval.Quantile(defined, 0.5 + (level / 2)));
        }

        return ratios;
    }

    /// <summary>ln ratio with variance sum of (o - r e)² / O² over customers: what the draws' comes to as customers grow many.</summary>
    public static Estimate[] Linearised(GroupSums sums, double level)
    {
        var z = NormalDistribution.Quantile(0.5 + (level / 2));
        var ratios = new Estimate[sums.Groups];
        for (var group = 0; group < ratios.Length; group++)
        {
            var ratio = sums.Observed[group] / sums.Expected[group];
            var factor = Math.Exp(z * Math.Sqrt(sums.Gaps(group, ratio)) / sums.Observed[group]);
            ratios[group] = new Estimate(ratio, ratio / factor, ratio * factor);
        }

        return ratios;
    }

    /// <summary>Both ends by what is not known of the expected, independent of what was drawn: widths add as squares, in logarithms.</summary>
    public static void Widen(Estimate[] ratios, double[] expectedErrors, double level)
    {
        var z = NormalDistribution.Quantile(0.5 + (level / 2));
        for (var group = 0; group < ratios.Length; group++)
        {
            var (value, low, high) = ratios[group];
            if (!(expectedErrors[group] > 0) || !(low > 0))
                continue;
            var own = z * expectedErrors[group];
            double Width(double ends) => Math.Exp(Math.Sqrt((ends * ends) + (own * own)));
            ratios[group] = new Estimate(value, value / Width(Math.Log(value / low)), value * Width(Math.Log(high / value)));
        }
    }

    private static double[] Ratios(CustomerCells cells, int[] times)
    {
        var ratios = new double[cells.Rows.Length];
        for (var group = 0; group < ratios.Length; group++)
        {
            var (observed, expected) = (0.0, 0.0);
            for (var cell = cells.First[group]; cell < cells.First[group + 1]; cell++)
            {
                var drawn = times[cells.Customer[cell]];
                observed += drawn * cells.Observed[cell];
                expected += drawn * cells.Expected[cell];
            }

            ratios[group] = observed / expected;
        }

        return ratios;
    }
}
