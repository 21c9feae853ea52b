using System.Globalization;

namespace Predictor.Training.Checking.Labels;

/// <summary>How many cases there are over time: where the extract thins out at its end, sets in late, or has a hole.</summary>
internal sealed class CaseVolume : ICheck
{
    /// <summary>Of the usual number of cases, the median's.</summary>
    private const double Thin = 0.5;

    private const int FewestPeriods = 6;

    /// <summary>A usual number below this says nothing of a period.</summary>
    private const int FewestUsual = 20;

    public IEnumerable<Finding> Find(CheckedData data)
    {
        if (Periods.Of(data, data.CaseRows) is not { HasTimes: true } periods || periods.Count < FewestPeriods)
            yield break;
        var counts = periods.Counts(_ => true);
        var usual = counts.Order().ElementAt(counts.Length / 2);
        if (usual < FewestUsual)
            yield break;

        // Four standard errors of a count below the threshold; days are thin for three in a row, for two of them can be a weekend.
        bool IsThin(int period) => counts[period] + (4 * Math.Sqrt(counts[period])) < Thin * usual;
        var least = periods.InAWeek > 1 ? 3 : 1;
        var (first, last) = (0, counts.Length);
        while (last > 0 && IsThin(last - 1))
        {
            last--;
        }

        // What comes before the first whole period is no period of its own.
        while (first < last && IsThin(first))
        {
            first++;
        }

        if (counts.Length - last >= least)
        {
            yield return Of(
                periods, "thins-out", Severity.Warning, last, counts[last..], usual,
                "from {0} on the extract thins out", "The extract ends before that: set observedUntil to the day before, and leave later cases out.");
        }

        if (first > Math.Max(1, least - 1))
            yield return Of(periods, "sets-in", Severity.Note, first, counts[..first], usual, "before {0} there are few cases", "If the log begins then, say so (observedFrom); leave earlier cases out.");

        for (var begin = first; begin < last; begin++)
        {
            var end = begin;
            while (end < last && IsThin(end))
            {
                end++;
            }

            if (end - begin >= least)
                yield return Of(periods, "hole", Severity.Warning, begin, counts[begin..end], usual, "from {0} on cases are missing", "Find out what the export lost; history counted over the hole is too low.");
            begin = end;
        }
    }

    private static Finding Of(Periods periods, string code, Severity severity, int at, int[] counts, int usual, string words, string advice) => new()
    {
        Severity = severity,
        Code = code,
        Words = string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Format(CultureInfo.InvariantCulture, words, periods.Begin(at))}: {counts.Average():N0} a {Unit(periods)} over {counts.Length}, usually {usual:N0}"),
        Advice = advice,
        Evidence = new Dictionary<string, double> { ["mean"] = counts.Average(), ["usual"] = usual, ["periods"] = counts.Length },
    };

    private static string Unit(Periods periods) => periods.InAWeek > 1 ? "day" : periods.Length == 7 * 86_400 ? "week" : "four weeks";
}
