using System.Globalization;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Mix;

namespace Predictor.Ledger.Cells;

/// <summary>Where most of what a group has beyond expectation lies by another grouping: a channel may be red for one of its queues alone.</summary>
internal static class CellMakeup
{
    private const double Most = 0.6;

    /// <summary>Of a group's contacts; a level that holds nearly all of them says nothing.</summary>
    private const double NearlyAll = 0.9;

    /// <returns>A sentence, or "".</returns>
    public static string Of(IReadOnlyList<Grouped> groupings, Grouped grouped, int outcome, int group, byte[] period, RowBlocks blocks)
    {
        var of = grouped.Outcomes[outcome];
        var rows = blocks.Where(period.Length, i => grouped.Groups[i] == group && period[i] == 1 && of.Counted[i] >= 0);
        var all = blocks.Sum(rows.Length, place => of.Counted[rows[place]] - of.Expected[rows[place]]);
        var (best, words) = (Most, "");
        foreach (var other in groupings.Where(other => other != grouped && !other.Grouping.NamesPeople))
        {
            var (counts, beyond) = ByLine(of, other, rows);
            foreach (var (line, count) in counts.Index().Where(line => line.Item > 0 && line.Item < NearlyAll * rows.Length))
            {
                if (beyond[line] / all is var share && share > best)
                {
                    (best, words) = (share, string.Create(
                        CultureInfo.InvariantCulture,
                        $" Of the difference {Math.Min(1, share):0%} is in {other.Grouping.Label} {other.Grouping.Lines[line].Level}, with {(double)count / rows.Length:0%} of the contacts."));
                }
            }
        }

        return words;
    }

    /// <summary>Contacts by another grouping's line, and what came of them beyond expectation.</summary>
    private static (int[] Counts, double[] Beyond) ByLine(GroupedOutcome of, Grouped other, int[] rows)
    {
        var (counts, beyond) = (new int[other.Grouping.Lines.Count], new double[other.Grouping.Lines.Count]);
        foreach (var i in rows)
        {
            if (other.Groups[i] is not (>= 0 and var line))
                continue;
            counts[line]++;
            beyond[line] += of.Counted[i] - of.Expected[i];
        }

        return (counts, beyond);
    }
}
