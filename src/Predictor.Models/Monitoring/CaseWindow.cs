using Predictor.Cases;

namespace Predictor.Models.Monitoring;

/// <summary>The cases looked at, by the moment at which they are scored.</summary>
/// <param name="From">From then on; null: from the first.</param>
/// <param name="To">Before then; null: to the last.</param>
public sealed record CaseWindow(DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>Rows of a moment within it, labelled or not, in the table's order.</summary>
    /// <exception cref="DataException">Rows carry no time to go by.</exception>
    public int[] Rows(CaseTable table, Moment moment)
    {
        if ((From ?? To) is not null && table.At is null)
            throw new DataException("The rows carry no time, so --from and --to cannot tell them apart; give a file of the cases to look at, and neither.");
        var (from, to) = (From?.ToUnixTimeSeconds() ?? long.MinValue, To?.ToUnixTimeSeconds() ?? long.MaxValue);
        return [.. Enumerable.Range(0, table.Rows).Where(row => table.Moments[row] == moment && (table.At is not { } at || (at[row] >= from && at[row] < to)))];
    }
}
