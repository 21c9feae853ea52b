using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Text;
using Predictor.Models.Bundles;

namespace Predictor.Models.Measuring;

/// <summary>Tells rows, by their times, that a model may have learned from.</summary>
public static class LearnedFrom
{
    /// <summary>How many of the rows are from before the model's test slice, in a sentence; null where none is, or rows have no times.</summary>
    public static string? Note(CaseTable table, OutcomeModel outcome, int[] rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(outcome);
        if (table.At is not { } at || outcome.Report.Test.From is not { } from)
            return null;
        var before = rows.Count(row => at[row] < from.ToUnixTimeSeconds());
        return before == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{ScoredOutcome.NameOf(outcome)}: {before:N0} of the {rows.Length:N0} rows measured are not later than what the model learned from (before {IsoTime.Format(from)}); rows that it knows make its figures look better than they are.");
    }
}
