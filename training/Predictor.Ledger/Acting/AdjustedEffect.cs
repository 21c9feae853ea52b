using Predictor.Evaluation;
using Predictor.Evaluation.Distributions;

namespace Predictor.Ledger.Acting;

/// <summary>
/// Difference of two arms drawn at random, as assigned: the outcome less the score's share of it (CUPED: Deng, Xu, Kohavi, Walker, 2013, "Improving the
/// sensitivity of online controlled experiments by utilizing pre-experiment data"), stratum by stratum, weighted by the strata's sizes (Miratrix, Sekhon, Yu, 2013,
/// "Adjusting treatment effect estimates by post-stratification").
/// </summary>
/// <param name="Effect">Assigned less held out.</param>
/// <param name="StandardError">Of it.</param>
/// <param name="Reduction">Share of the variance that the score took away.</param>
/// <param name="Variance">Of a customer's adjusted outcome.</param>
internal sealed record AdjustedEffect(Estimate Effect, double StandardError, double Reduction, double Variance)
{
    /// <summary>Fewest of each arm in a stratum; strata with fewer are put together with the next one.</summary>
    private const int FewestOfArm = 10;

    /// <param name="y">The outcome.</param>
    /// <param name="score">What was expected before.</param>
    /// <param name="isHeldOut">The arm.</param>
    /// <param name="strata">Number of the stratum, from 0.</param>
    /// <param name="level">Of the interval.</param>
    /// <returns>Null: too few of an arm.</returns>
    public static AdjustedEffect? Of(double[] y, double[] score, bool[] isHeldOut, int[] strata, double level)
    {
        if (Merged(isHeldOut, strata) is not { } merged)
            return null;
        var slope = Slope(y, score, isHeldOut, merged);
        var centre = score.Average();
        var adjusted = y.Select((value, i) => value - (slope * (score[i] - centre))).ToArray();
        var (effect, variance, plain) = (0.0, 0.0, 0.0);
        foreach (var stratum in merged.Distinct().Order())
        {
            int[] rows = [.. Enumerable.Range(0, y.Length).Where(i => merged[i] == stratum)];
            int[] acted = [.. rows.Where(i => !isHeldOut[i])], held = [.. rows.Where(i => isHeldOut[i])];
            var weight = (double)rows.Length / y.Length;
            effect += weight * (Mean(adjusted, acted) - Mean(adjusted, held));
            variance += weight * weight * ((Variance1(adjusted, acted) / acted.Length) + (Variance1(adjusted, held) / held.Length));
            plain += weight * weight * ((Variance1(y, acted) / acted.Length) + (Variance1(y, held) / held.Length));
        }

        var error = Math.Sqrt(variance);
        var half = NormalDistribution.Quantile(0.5 + (level / 2)) * error;
        int[] all = [.. Enumerable.Range(0, y.Length)];
        return new AdjustedEffect(new Estimate(effect, effect - half, effect + half), error, plain > 0 ? 1 - (variance / plain) : 0, Variance1(adjusted, all));
    }

    /// <summary>Of the outcome on the score within arms and strata.</summary>
    private static double Slope(double[] y, double[] score, bool[] isHeldOut, int[] strata)
    {
        var (product, square) = (0.0, 0.0);
        foreach (var rows in Enumerable.Range(0, y.Length).GroupBy(i => (strata[i], isHeldOut[i])).Select(group => group.ToArray()))
        {
            var (meanY, meanScore) = (Mean(y, rows), Mean(score, rows));
            product += rows.Sum(i => (y[i] - meanY) * (score[i] - meanScore));
            square += rows.Sum(i => (score[i] - meanScore) * (score[i] - meanScore));
        }

        return square > 0 ? product / square : 0;
    }

    private static int[]? Merged(bool[] isHeldOut, int[] strata)
    {
        var merged = (int[])strata.Clone();
        int[] numbers = [.. strata.Distinct().Order()];
        for (var k = 0; k < numbers.Length; k++)
        {
            var (held, acted) = (0, 0);
            for (var i = 0; i < merged.Length; i++)
            {
                held += merged[i] == numbers[k] && isHeldOut[i] ? 1 : 0;
                acted += merged[i] == numbers[k] && !isHeldOut[i] ? 1 : 0;
            }

            if (Math.Min(held, acted) >= FewestOfArm)
                continue;
            var into = k + 1 < numbers.Length ? numbers[k + 1] : merged.Where(number => number != numbers[k]).DefaultIfEmpty(-1).Max();
            if (into < 0)
                return null;
            merged = Array.ConvertAll(merged, number => number == numbers[k] ? into : number);
        }

        return merged;
    }

    private static double Mean(double[] values, int[] rows) => rows.Average(i => values[i]);

    private static double Variance1(double[] values, int[] rows)
    {
        var mean = Mean(values, rows);
        return rows.Sum(i => (values[i] - mean) * (values[i] - mean)) / (rows.Length - 1);
    }
}
