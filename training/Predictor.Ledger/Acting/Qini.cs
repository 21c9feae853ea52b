using Predictor.Evaluation.Resampling;
using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Acting;

/// <summary>
/// Qini curve of randomised customers in order of the uplift that was expected of them (Radcliffe, 2007, "Using control groups to target on predicted lift"):
/// among the first so many, those acted on times the difference of the two arms' rates. Its coefficient is the area between the curve and the straight line to its end, a customer.
/// </summary>
internal static class Qini
{
    private const int Points = 20;

    /// <param name="uplift">Expected to be avoided by acting on each customer, by trees that never saw him.</param>
    /// <param name="isMet">The outcome.</param>
    /// <param name="isHeldOut">The arm.</param>
    /// <param name="level">Of the interval, by draws of customers in the same order.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="draws">How many.</param>
    public static ActingUplift Of(double[] uplift, bool[] isMet, bool[] isHeldOut, double level, ulong seed, int draws)
    {
        int[] order = [.. Enumerable.Range(0, uplift.Length).OrderByDescending(i => uplift[i]).ThenBy(i => i)];
        var once = Enumerable.Repeat(1, uplift.Length).ToArray();
        var (coefficient, curve) = Curve(order, isMet, isHeldOut, once);
        var drawn = CustomerDraws.Measure(uplift.Length, seed, draws, times => Curve(order, isMet, isHeldOut, times).Coefficient);
        return new ActingUplift(uplift.Length, CustomerDraws.Interval(coefficient, drawn, level), curve);
    }

    private static (double Coefficient, IReadOnlyList<QiniPoint> Curve) Curve(int[] order, bool[] isMet, bool[] isHeldOut, int[] times)
    {
        var all = order.Sum(i => times[i]);
        var (acted, actedMet, held, heldMet) = (0.0, 0.0, 0.0, 0.0);
        var points = new List<QiniPoint> { new(0, 0) };
        var (seen, next) = (0, 1);
        foreach (var i in order)
        {
            var (weight, met) = (times[i], isMet[i] ? times[i] : 0);
            seen += weight;
            if (isHeldOut[i])
                (held, heldMet) = (held + weight, heldMet + met);
            else
                (acted, actedMet) = (acted + weight, actedMet + met);
            for (; next <= Points && seen * Points >= next * all; next++)
            {
                points.Add(new QiniPoint((double)next / Points, held > 0 && acted > 0 ? acted * ((heldMet / held) - (actedMet / acted)) : 0));
            }
        }

        var area = points.Zip(points.Skip(1)).Sum(pair => (pair.First.Avoided + pair.Second.Avoided) / 2 / Points);
        return ((area - (points[^1].Avoided / 2)) / all, points);
    }
}
