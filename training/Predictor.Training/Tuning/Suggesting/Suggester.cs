using Predictor.Training.Slicing;
using Predictor.Training.Tuning.Space;

namespace Predictor.Training.Tuning.Suggesting;

/// <summary>
/// The next setting to try, from those that were: first some that spread over the space, then where a Gaussian process of what was found expects the most
/// improvement. It depends on nothing but the seed and what was tried, in its order.
/// </summary>
internal sealed class Suggester(SearchSpace space, ulong seed)
{
    /// <summary>Settings tried before the process is asked, the one that began included.</summary>
    public const int FirstTrials = 10;

    private const int AnywherePlaces = 512;
    private const int NearPlaces = 128;
    private const int NearBest = 4;
    private const int Climbs = 3;

    /// <summary>Worse values than this many times the distance from the least to the middle above the middle are alike: bad.</summary>
    private const double BadDistances = 3;

    private readonly double[][] _first = LatinHypercube.Of(FirstTrials - 1, space.Options.Count, seed);

    /// <param name="tried">At least one, in the order in which they were tried.</param>
    /// <returns>Values of the space's options, none that was tried before; null where there is no other left to find.</returns>
    public double[]? Next(IReadOnlyList<TriedSetting> tried)
    {
        if (tried.Count < FirstTrials && space.ValuesAt(_first[tried.Count - 1]) is var first && IsNew(first))
            return first;

        double[][] places = [.. tried.Select(each => space.PlaceOf(each.Values))];
        var improvement = new ExpectedImprovement(GaussianProcess.Fit(places, Scaled(tried)), places);
        var ranked = Anywhere(tried.Count).Concat(Near(tried, places))
            .Select(place => (Place: place, Improvement: improvement.At(place)))
            .OrderByDescending(each => each.Improvement)
            .Select(each => each.Place)
            .ToArray();
        return ranked.Take(Climbs).Select(place => Climb(place, improvement.At)).OrderByDescending(improvement.At)
            .Concat(ranked)
            .Select(space.ValuesAt)
            .FirstOrDefault(IsNew);

        bool IsNew(double[] values) => !tried.Any(each => each.Values.SequenceEqual(values));
    }

    private IEnumerable<double[]> Anywhere(int number) =>
        Enumerable.Range(0, AnywherePlaces).Select(i => Coins((number * 2 * AnywherePlaces) + i));

    /// <summary>Around the best: a few options moved, most of them by little.</summary>
    private IEnumerable<double[]> Near(IReadOnlyList<TriedSetting> tried, double[][] places)
    {
        int[] best = [.. Enumerable.Range(0, tried.Count).OrderBy(i => tried[i].Excess).ThenBy(i => i).Take(NearBest)];
        for (var i = 0; i < best.Length * NearPlaces; i++)
        {
            var coins = Coins((tried.Count * 2 * AnywherePlaces) + AnywherePlaces + i);
            var others = Coins(-1 - (tried.Count * 2 * AnywherePlaces) - i);
            var width = i % 2 == 0 ? 0.1 : 0.3;
            yield return [.. places[best[i / NearPlaces]].Select((at, option) =>
                others[option] < 0.5 ? at : Math.Clamp(at + (width * ((2 * coins[option]) - 1)), 0, 1))];
        }
    }

    /// <summary>Steps along one option at a time while they improve.</summary>
    private static double[] Climb(double[] place, Func<double[], double> height)
    {
        var best = height(place);
        foreach (var step in (double[])[0.1, 0.05, 0.02])
        {
            for (var option = 0; option < place.Length; option++)
            {
                foreach (var by in (double[])[step, -step])
                {
                    double[] next = [.. place];
                    next[option] = Math.Clamp(next[option] + by, 0, 1);
                    if (height(next) is var found && found > best)
                        (place, best) = (next, found);
                }
            }
        }

        return place;
    }

    private double[] Coins(int number) => [.. Enumerable.Range(0, space.Options.Count).Select(option => SeededHash.Share(seed + 1, number, option))];

    /// <summary>Mean 0, deviation 1; what is bad is cut off, so that it does not hide what is good.</summary>
    private static double[] Scaled(IReadOnlyList<TriedSetting> tried)
    {
        double[] sorted = [.. tried.Select(each => each.Excess).Order()];
        var middle = sorted[sorted.Length / 2];
        var worst = middle + (BadDistances * (middle - sorted[0]));
        double[] cut = [.. tried.Select(each => Math.Min(each.Excess, worst))];
        var mean = cut.Average();
        var deviation = Math.Sqrt(cut.Average(value => (value - mean) * (value - mean)));
        return [.. cut.Select(value => deviation > 0 ? (value - mean) / deviation : 0)];
    }
}
