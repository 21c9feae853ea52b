using Predictor.Cases;
using Predictor.Evaluation.Drift;

namespace Predictor.Models.Monitoring;

/// <summary>How a column's cells lay then and lie now, in one figure each: of numbers the median, of flags the share of yes, of categories the share of the level that moved most.</summary>
/// <param name="Level">Of categories; null: of no level.</param>
/// <param name="Before">NaN where the bundle's counts do not say it.</param>
/// <param name="Now">NaN where no cell holds anything.</param>
public sealed record ColumnShift(string? Level, double Before, double Now)
{
    /// <param name="column">Its kind says which figure.</param>
    /// <param name="before">As remembered.</param>
    /// <param name="bins">Bin of each row now.</param>
    /// <param name="cells">Of each row now; NaN is missing.</param>
    public static ColumnShift Of(Column column, Distribution before, int[] bins, double[] cells)
    {
        ArgumentNullException.ThrowIfNull(column);
        return before switch
        {
            LevelDistribution levels => OfLevels(levels, bins),
            NumberDistribution numbers when column.Kind == ColumnKind.Flag => new ColumnShift(
                null, numbers.Edges is [0] ? (double)numbers.Bins[1] / numbers.Bins.Sum() : double.NaN, cells.Where(cell => !double.IsNaN(cell)).DefaultIfEmpty(double.NaN).Average()),
            NumberDistribution numbers => new ColumnShift(null, Median(numbers), Median(cells)),
            _ => new ColumnShift(null, double.NaN, double.NaN),
        };
    }

    private static ColumnShift OfLevels(LevelDistribution before, int[] bins)
    {
        var now = new long[before.Levels.Count];
        foreach (var bin in bins.Where(bin => bin < now.Length))
        {
            now[bin]++;
        }

        return before.Levels.Index()
            .Select(level => new ColumnShift(level.Item.Level, (double)level.Item.Rows / before.Rows, bins.Length == 0 ? double.NaN : (double)now[level.Index] / bins.Length))
            .OrderByDescending(shift => Math.Abs(shift.Now - shift.Before))
            .FirstOrDefault() ?? new ColumnShift(null, double.NaN, double.NaN);
    }

    /// <summary>An edge is a value that occurs: the first at or below which half of the rows lie.</summary>
    private static double Median(NumberDistribution before)
    {
        var (all, below) = (before.Bins.Sum(), 0L);
        for (var bin = 0; bin < before.Edges.Count; bin++)
        {
            below += before.Bins[bin];
            if (2 * below >= all)
                return before.Edges[bin];
        }

        return double.NaN;
    }

    private static double Median(double[] cells)
    {
        var known = Array.FindAll(cells, cell => !double.IsNaN(cell));
        Array.Sort(known);
        return known.Length == 0 ? double.NaN : known[(known.Length - 1) / 2];
    }
}
