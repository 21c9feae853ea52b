using System.Globalization;
using Predictor.Ledger.Mix;

namespace Predictor.Ledger.Cells;

/// <summary>Where most of what a group has beyond expectation lies by another grouping: a channel may be red for one of its queues alone.</summary>
internal static class CellMakeup
{
    private const double Most = 0.6;

    /// <summary>Of a group's contacts; a level that holds nearly all of them says nothing.</summary>
    private const double NearlyAll = 0.9;

    /// <returns>A sentence, or "".</returns>
    public static string Of(IReadOnlyList<Grouped> groupings, Grouped grouped, int outcome, int group, byte[] period)
    {
        var of = grouped.Outcomes[outcome];
        int[] rows = [.. Enumerable.Range(0, period.Length).Where(i => grouped.Groups[i] == group && period[i] == 1 && of.Counted[i] >= 0)];
        var all = rows.Sum(i => of.Counted[i] - of.Expected[i]);
        var (best, words) = (Most, "");
        foreach (var other in groupings.Where(other => other != grouped && !other.Grouping.NamesPeople))
        {
            foreach (var level in rows.Where(i => other.Groups[i] >= 0).GroupBy(i => other.Groups[i]))
            {
                var share = level.Sum(i => of.Counted[i] - of.Expected[i]) / all;
                if (level.Count() < NearlyAll * rows.Length && share > best)
                {
                    (best, words) = (share, string.Create(
                        CultureInfo.InvariantCulture, $" Of the difference {Math.Min(1, share):0%} is in {other.Grouping.Label} {other.Grouping.Lines[level.Key].Level}, with {(double)level.Count() / rows.Length:0%} of the contacts."));
                }
            }
        }

        return words;
    }
}
