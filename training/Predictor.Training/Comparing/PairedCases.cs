using Predictor.Cases;
using Predictor.Models.Comparisons;
using Predictor.Training.Measuring;

namespace Predictor.Training.Comparing;

/// <summary>The same cases on both sides, in the challenger's order.</summary>
/// <param name="Overlap">How many each side has, and how many are here.</param>
/// <param name="Rows">Rows of the challenger's table.</param>
/// <param name="Labels">0 or 1.</param>
/// <param name="Challenger">Its probabilities.</param>
/// <param name="Against">Those of the other side.</param>
internal sealed record PairedCases(Overlap Overlap, int[] Rows, float[] Labels, double[] Challenger, double[] Against)
{
    /// <param name="place">"left at arrival", for messages.</param>
    /// <param name="challenger">A version's.</param>
    /// <param name="against">A version's, or predictions.</param>
    /// <param name="measured">Whether cases that either side may have learned from are left out.</param>
    /// <exception cref="DataException">The two sides predict different things: another horizon, or other labels of the same cases.</exception>
    public static PairedCases Of(string place, ScoredCases challenger, ScoredCases against, MeasuredRows measured)
    {
        CheckHorizons(place, challenger, against);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < against.Ids.Length; i++)
        {
            places.Add(against.Ids[i], i);
        }

        var pairs = new List<(int Challenger, int Against)>();
        var (both, learned, disputed, example) = (0, 0, 0, "");
        for (var i = 0; i < challenger.Ids.Length; i++)
        {
            if (!places.TryGetValue(challenger.Ids[i], out var j))
                continue;
            both++;
            if (against.Labels is { } labels && labels[j] != challenger.Labels![i] && disputed++ == 0)
                example = challenger.Ids[i];
            var isUnseen = challenger.Unseen?[i] != false && against.Unseen?[j] != false;
            learned += isUnseen ? 0 : 1;
            if (isUnseen || measured == MeasuredRows.All)
                pairs.Add((i, j));
        }

        if (disputed > 0)
        {
            throw new DataException(
                $"{place}: {disputed} of {both} cases have one label by the one side's schema and another by the other's, the first of them {example}; the two predict different things.");
        }

        var isKnown = challenger.Unseen is not null && against.Unseen is not null;
        return new PairedCases(
            new Overlap(challenger.Ids.Length, against.Ids.Length, both, isKnown ? learned : null, pairs.Count),
            [.. pairs.Select(pair => challenger.Rows[pair.Challenger])],
            [.. pairs.Select(pair => challenger.Labels![pair.Challenger])],
            [.. pairs.Select(pair => challenger.Probabilities[pair.Challenger])],
            [.. pairs.Select(pair => against.Probabilities[pair.Against])]);
    }

    private static void CheckHorizons(string place, ScoredCases challenger, ScoredCases against)
    {
        if (against.Labels is null || challenger.HorizonDays == against.HorizonDays)
            return;
        throw new DataException($"{place}: the label is mature {Words(challenger)} on the one side and {Words(against)} on the other; the two predict different things.");

        static string Words(ScoredCases side) =>
            side.HorizonDays is { } days ? FormattableString.Invariant($"after {days} days") : "as soon as it is there";
    }
}
