using Predictor.Evaluation;
using Predictor.Evaluation.Distributions;

namespace Predictor.Ledger.Contrasts;

/// <summary>
/// The effect on those handled one way, had they been handled the other way, by augmented inverse-probability weighting (Robins, Rotnitzky, Zhao, 1994;
/// for the treated Heckman, Ichimura, Todd, 1997; cross-fitted as Chernozhukov et al., 2018): with D the way, m the outcome's expectation under the other way and
/// e the chance of this way, mean of [D (Y - m) - (1 - D) e / (1 - e) (Y - m)] over the share handled so.
/// </summary>
internal static class TreatedContrast
{
    /// <summary>Chances are held within this and its complement.</summary>
    public const double LeastChance = 0.02;

    /// <param name="outcome">0 or 1.</param>
    /// <param name="isTreated">Handled so.</param>
    /// <param name="untreated">Expected under the other way, by trees that never saw the customer.</param>
    /// <param name="chance">Of being handled so, likewise.</param>
    /// <param name="customers">Of each contact.</param>
    /// <param name="level">Of the interval.</param>
    public static TreatedEffect Of(double[] outcome, bool[] isTreated, double[] untreated, double[] chance, int[] customers, double level)
    {
        var treated = isTreated.Count(is1 => is1);
        var share = (double)treated / outcome.Length;
        var (scores, representers, trimmed) = (new double[outcome.Length], new double[outcome.Length], 0);
        for (var i = 0; i < outcome.Length; i++)
        {
            var e = Math.Clamp(chance[i], LeastChance, 1 - LeastChance);
            trimmed += !isTreated[i] && chance[i] > 1 - LeastChance ? 1 : 0;
            representers[i] = (isTreated[i] ? 1 : -e / (1 - e)) / share;
            scores[i] = representers[i] * (outcome[i] - untreated[i]);
        }

        var value = scores.Average();
        var influence = scores.Select((score, i) => score - (isTreated[i] ? value / share : 0)).ToArray();
        var error = ClusteredError.OfMean(influence, customers);
        var half = NormalDistribution.Quantile(0.5 + (level / 2)) * error;

        // Residuals of what is expected under either way: of those handled so that is the other way's and the effect.
        var noise = outcome.Select((y, i) => y - untreated[i] - (isTreated[i] ? value : 0)).Average(gap => gap * gap);
        var strength = representers.Average(each => each * each);
        return new TreatedEffect(new Estimate(value, value - half, value + half), error, treated, trimmed, noise, strength, influence);
    }
}
