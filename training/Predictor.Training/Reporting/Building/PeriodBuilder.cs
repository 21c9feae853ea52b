using System.Globalization;
using Predictor.Evaluation;
using Predictor.Training.Measuring;

namespace Predictor.Training.Reporting.Building;

/// <summary>What changed over the time measured: by month where there are three or more, else by week or by day.</summary>
internal static class PeriodBuilder
{
    /// <summary>Days from which on months and weeks are told apart, not days.</summary>
    private const int MonthsFrom = 80, WeeksFrom = 28;

    /// <summary>Of each class, for an AUC.</summary>
    private const int LeastOfClass = 10;

    public static Period[] Of(MeasuredOutcome measured)
    {
        var table = measured.Cases.Table;
        if (table.At is not { } at)
            return [];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(table.Schema.TimeZone);
        DateTime Local(int row) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(at[row]), zone).DateTime;
        var days = (measured.Rows.Max(row => at[row]) - measured.Rows.Min(row => at[row])) / 86_400;
        var start = days >= MonthsFrom ? (Func<DateTime, DateTime>)MonthOf : days >= WeeksFrom ? WeekOf : time => time.Date;
        var format = days >= MonthsFrom ? "MMM yyyy" : "d MMM";
        return
        [
            .. Enumerable.Range(0, measured.Rows.Length)
                .GroupBy(i => start(Local(measured.Rows[i])))
                .OrderBy(group => group.Key)
                .Select(group => Of(group.Key.ToString(format, CultureInfo.InvariantCulture), [.. group], measured)),
        ];
    }

    private static Period Of(string name, int[] at, MeasuredOutcome measured)
    {
        T[] Pick<T>(T[] all) => all.Length == 0 ? all : Array.ConvertAll(at, i => all[i]);
        var (labels, probabilities, customers) = (Pick(measured.Labels), Pick(measured.Probabilities), Pick(measured.Customers));
        var positives = labels.Count(label => label > 0);
        return new Period(
            name,
            at.Length,
            CustomerMean.Of(Array.ConvertAll(labels, label => (double)label), customers),
            probabilities.Average(),
            CustomerMean.Of([.. labels.Zip(probabilities, (label, probability) => label - probability)], customers),
            Math.Min(positives, at.Length - positives) < LeastOfClass ? double.NaN : Metrics.Auc(labels, probabilities));
    }

    private static DateTime MonthOf(DateTime time) => new(time.Year, time.Month, 1);

    /// <summary>Its Monday.</summary>
    private static DateTime WeekOf(DateTime time) => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7));
}
