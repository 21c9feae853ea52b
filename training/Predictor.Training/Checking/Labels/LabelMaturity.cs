using System.Globalization;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Checking.Labels;

/// <summary>
/// Labels of one class that are known later than those of the other (a late case is known to be late when it closes): rows whose label ended too late for
/// their slice are left out, and so the rest hold too few of that class.
/// </summary>
/// <remarks>Rows are purged next to those that stop and calibrate, so that drift over the whole log is not taken for it.</remarks>
internal sealed class LabelMaturity : ICheck
{
    /// <summary>Fewer purged rows than these say nothing of a bias.</summary>
    private const int LeastPurged = 200;

    /// <summary>Between the positive rates of purged and kept rows.</summary>
    private const double MostRatio = 1.5;

    public IEnumerable<Finding> Find(CheckedData data) => data.Sliced.Select(Judge).OfType<Finding>();

    private static Finding? Judge(SlicedOutcome sliced)
    {
        var labels = sliced.Cases.Table.Labels[sliced.Index].Values;
        int Positives(IEnumerable<int> rows) => rows.Count(row => labels[row] > 0);
        int[] stayed = [.. sliced.Stop, .. sliced.Calibration];
        if (sliced.Purged.Length < LeastPurged || stayed.Length == 0)
            return null;

        var (left, kept) = (Positives(sliced.Purged), Positives(stayed));
        var (leftRate, keptRate) = ((double)left / sliced.Purged.Length, (double)kept / stayed.Length);
        var apart = Math.Abs(Share.Distance(left, sliced.Purged.Length, kept, stayed.Length));
        if ((leftRate < keptRate * MostRatio && keptRate < leftRate * MostRatio) || apart < Share.Strict)
            return null;
        return new Finding
        {
            Severity = Severity.Warning,
            Code = "label-maturity",
            Outcome = sliced.Outcome.Name,
            Moment = sliced.Moment,
            Words = string.Create(
                CultureInfo.InvariantCulture,
                $"{leftRate:0%} of the rows left out at the cuts are positive, {keptRate:0%} of those kept to stop and calibrate on: if its label is known later for one class, its probabilities lean towards the other"),
            Advice = "A label that both classes know after the same time (a horizon) mends that.",
            Evidence = new Dictionary<string, double> { ["purgedRate"] = leftRate, ["keptRate"] = keptRate, ["purgedRows"] = sliced.Purged.Length },
        };
    }
}
