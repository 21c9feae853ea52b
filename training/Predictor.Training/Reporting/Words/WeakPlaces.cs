using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Segments;
using Predictor.Training.Segments;

namespace Predictor.Training.Reporting.Words;

/// <summary>Where a model is weak, in sentences, each from a figure of the report.</summary>
internal static class WeakPlaces
{
    /// <summary>
    /// Standard errors from which on a place among many that are looked at counts: at 1.96, one in twenty would by chance.
    /// </summary>
    private const double Clear = 3;

    /// <summary>Of each class, fewer of which say nothing of an order.</summary>
    private const int LeastOfClass = 20;

    /// <summary>An interval of an AUC from which on it says little.</summary>
    private const double Wide = 0.1;

    /// <summary>AUC that history missing altogether must cost to be said.</summary>
    private const double MostLost = 0.02;

    public static IEnumerable<string> Of(OutcomeSection section, int most)
    {
        var last = section.Last;
        var found = new List<(double Weight, string Words)>();
        foreach (var table in last.Segments)
        {
            foreach (var group in table.Groups)
            {
                found.AddRange(Of(table, group));
            }
        }

        foreach (var period in last.Periods.Where(period => period.Rows >= 50 && Errors(period.Gap, 0) >= Clear))
        {
            found.Add((Errors(period.Gap, 0), $"{period.Name}: {Shown.Rate(period.Predicted)} predicted, {Shown.Rate(period.Observed.Value)} happened ({Shown.Count(period.Rows, "case", "cases")})."));
        }

        string[] places = [.. found.OrderByDescending(each => each.Weight).Select(each => each.Words).Take(most)];
        return [.. Whole(section), .. places, .. places.Length == 0 && LookedAt(last) is { } none ? [none] : Array.Empty<string>()];
    }

    private static IEnumerable<(double Weight, string Words)> Of(SegmentTable table, SegmentPerformance group)
    {
        var ratio = group.ObservedOverExpected;
        var name = $"{table.Label} {group.Name}";
        var cases = Shown.Count(group.Performance.Rows, "case", "cases");
        if (Errors(ratio, 1) >= Clear)
        {
            var rate = (double)group.Performance.Positives / group.Performance.Rows;
            yield return (Errors(ratio, 1), $"{name}: {Shown.Rate(rate / ratio.Value)} predicted, {Shown.Rate(rate)} happened ({cases}).");
        }

        var fewer = Math.Min(group.Performance.Positives, group.Performance.Rows - group.Performance.Positives);
        if (group.AucGap.Value < 0 && fewer >= LeastOfClass && Errors(group.AucGap, 0) >= Clear)
            yield return (Errors(group.AucGap, 0), $"{name}: it orders these cases worse than the rest, AUC {Shown.Text(group.Performance.Auc.Value, "0.00")} ({cases}).");
    }

    private static string? LookedAt(MomentSection section)
    {
        string[] by = [.. section.Segments.Select(table => table.Label.ToLowerInvariant()), .. section.Periods.Count > 1 ? ["time"] : Array.Empty<string>()];
        return by.Length == 0 ? null : $"Looked at by {string.Join(", ", by)}: no group stands out beyond what chance does among so many.";
    }

    private static IEnumerable<string> Whole(OutcomeSection section)
    {
        var auc = section.Last.Performance.Auc;
        if (auc.High - auc.Low >= Wide)
            yield return $"It was measured on few cases: its AUC may be anywhere from {Shown.Text(auc.Low, "0.00")} to {Shown.Text(auc.High, "0.00")}.";
        if (section.Last.Model.Report.NoHistory is { } without && section.Last.Model.Report.Performance.Auc.Value - without.Auc.Value >= MostLost)
        {
            yield return $"Without the customer’s history its AUC falls from {Shown.Text(section.Last.Model.Report.Performance.Auc.Value, "0.00")} to {Shown.Text(without.Auc.Value, "0.00")}.";
        }

        foreach (var moment in section.Moments)
        {
            var (before, after) = (moment.Model.Report.Calibration, moment.Model.Report.Test);
            if (before.Rows > 0 && after.Rows > 0 && RatesDiffer(before.Positives, before.Rows, after.Positives, after.Rows))
            {
                yield return $"The rate moved {(moment.Model.Moment == Moment.Arrival ? "at arrival" : "at closure")}: {Shown.Rate((double)before.Positives / before.Rows)} in the time it was calibrated on, {Shown.Rate((double)after.Positives / after.Rows)} in the test slice.";
            }
        }
    }

    /// <summary>How many standard errors an estimate is from where it should be; an undefined one is at none.</summary>
    private static double Errors(Estimate estimate, double expected)
    {
        var error = (estimate.High - estimate.Low) / (2 * 1.96);
        return error > 0 ? Math.Abs(estimate.Value - expected) / error : 0;
    }

    private static bool RatesDiffer(int positives, int rows, int otherPositives, int otherRows)
    {
        var pooled = ((double)positives + otherPositives) / ((double)rows + otherRows);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / rows) + (1.0 / otherRows)));
        return Math.Abs(((double)positives / rows) - ((double)otherPositives / otherRows)) > Clear * error;
    }
}
