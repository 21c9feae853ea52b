using Predictor.Evaluation.Resampling;
using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Targets;

/// <summary>Contacts piled up just inside a limit.</summary>
internal static class PiledUp
{
    private const int BinsToLimit = 24;

    /// <summary>Bins up to twice the limit.</summary>
    private const int AllBins = 2 * BinsToLimit;

    /// <summary>The window: so many bins below the limit, and as many above, are not what the polynomial is laid through.</summary>
    private const int WindowBins = 4;

    private const int Degree = 5;
    private const int FewestContacts = 500;

    /// <param name="values">Of the measure, one a contact.</param>
    /// <param name="limit">Of the target.</param>
    /// <param name="customers">Of each contact.</param>
    /// <param name="level">Of the interval.</param>
    /// <param name="seed">Of the draws of customers.</param>
    /// <param name="draws">How many.</param>
    /// <returns>Null: too few contacts.</returns>
    public static Bunching? Of(float[] values, double limit, int[] customers, double level, ulong seed, int draws)
    {
        var width = limit / BinsToLimit;
        var bins = Array.ConvertAll(values, value => value < 0 ? -1 : Math.Min(AllBins, (int)Math.Ceiling(value / width) - (value > 0 ? 1 : 0)));
        var counts = Count(bins, null, customers);
        if (counts.Sum() < FewestContacts)
            return null;
        var (excess, smooth) = Excess(counts, values.Length);
        var numbers = new Dictionary<int, int>();
        var own = Array.ConvertAll(customers, customer => numbers.TryGetValue(customer, out var number) ? number : numbers[customer] = numbers.Count);
        var drawn = CustomerDraws.Measure(numbers.Count, seed, draws, times =>
        {
            var of = Count(bins, times, own);
            return Excess(of, own.Sum(customer => times[customer])).Excess;
        });
        return new Bunching(
            width,
            [.. counts.Select(count => (int)count)],
            smooth,
            (int)counts[(BinsToLimit - WindowBins)..BinsToLimit].Sum(),
            CustomerDraws.Interval(excess, drawn, level));
    }

    private static double[] Count(int[] bins, int[]? times, int[] customers)
    {
        var counts = new double[AllBins];
        for (var i = 0; i < bins.Length; i++)
        {
            if (bins[i] is >= 0 and < AllBins)
                counts[bins[i]] += times is null ? 1 : times[customers[i]];
        }

        return counts;
    }

    private static (double Excess, double[] Smooth) Excess(double[] counts, double all)
    {
        int[] outside = [.. Enumerable.Range(1, AllBins - 1).Where(bin => bin < BinsToLimit - WindowBins || bin >= BinsToLimit + WindowBins)];
        var polynomial = Polynomial.Fit([.. outside.Select(Place)], [.. outside.Select(bin => counts[bin])], Degree);
        var smooth = new double[AllBins];
        smooth[0] = double.NaN;
        for (var bin = 1; bin < AllBins; bin++)
        {
            smooth[bin] = Math.Max(0, polynomial.At(Place(bin)));
        }

        var excess = 0.0;
        for (var bin = BinsToLimit - WindowBins; bin < BinsToLimit; bin++)
        {
            excess += counts[bin] - smooth[bin];
        }

        return (excess / all, smooth);
    }

    /// <summary>-1 to 1, so that powers keep their digits.</summary>
    private static double Place(int bin) => ((bin + 0.5) / BinsToLimit) - 1;
}
