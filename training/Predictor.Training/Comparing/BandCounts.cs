using Predictor.Models.Comparisons;
using Predictor.Models.Policies;

namespace Predictor.Training.Comparing;

/// <summary>Counts cases by the band that each side puts them in.</summary>
internal static class BandCounts
{
    public static BandMoves Of(Policy policy, string outcome, PairedCases cases)
    {
        var from = BandThresholds.Of(policy, outcome);
        int[][] counts = [.. from.Select(_ => new int[from.Length])];
        for (var i = 0; i < cases.Rows.Length; i++)
        {
            counts[BandThresholds.Place(from, cases.Against[i])][BandThresholds.Place(from, cases.Challenger[i])]++;
        }

        return new BandMoves([.. policy.Bands.Select(band => band.Name)], counts);
    }
}
