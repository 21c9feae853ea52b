using Predictor.Evaluation;
using Predictor.Models.Measuring;

namespace Predictor.Models.Monitoring;

/// <summary>What came of cases later than all that a version was made from and tested on, by the groups of its own reliability curve.</summary>
/// <param name="Groups">One a group of the version's curve, in its order; null where no case falls into it.</param>
/// <param name="From">Moment of the first case counted; null: there is none.</param>
/// <param name="To">Moment of the last.</param>
public sealed record LaterCases(IReadOnlyList<ReliabilityBin?> Groups, DateTimeOffset? From, DateTimeOffset? To)
{
    /// <returns>Null where the version does not say until when it was tested, so that nothing is known to be later.</returns>
    internal static LaterCases? Of(MeasuredOutcome mature)
    {
        if (mature.Model.Report.Test.To is not { } tested || mature.Cases.Table.At is not { } at)
            return null;
        int[] later = [.. Enumerable.Range(0, mature.Rows.Length).Where(position => at[mature.Rows[position]] > tested.ToUnixTimeSeconds())];
        float[] labels = [.. later.Select(position => mature.Labels[position])];
        var scored = mature.At(later);
        var (from, to) = scored.Times();
        return new LaterCases(mature.Model.Report.After.Sort(labels, scored.Probabilities), from, to);
    }
}
