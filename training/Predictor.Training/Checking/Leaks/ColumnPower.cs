using Predictor.Boosting;
using Predictor.Evaluation;
using Predictor.Training.Slicing;

namespace Predictor.Training.Checking.Leaks;

/// <summary>How well one column alone tells labels apart, at its best of three ways.</summary>
/// <param name="Auc">Area under the ROC curve; 0 where a class is too small to say.</param>
/// <param name="Way">What about the column does.</param>
/// <param name="Rarer">Rows of the rarer class that it was measured on.</param>
internal readonly record struct ColumnPower(double Auc, ColumnWay Way, int Rarer)
{
    private const int FewestOfAClass = 10;

    /// <summary>Bins of a number, equal in count, whose rates are learned as levels' are: a code or a window in the middle is no order.</summary>
    private const int Bins = 32;

    /// <summary>The AUC less twice its standard error, and never more than as many rows as the rarer class has can prove.</summary>
    /// <remarks>Hanley and McNeil, 1982, with as many rows of the other class: the interval is rather too wide.</remarks>
    public double Low
    {
        get
        {
            if (Rarer < FewestOfAClass)
                return 0;
            var (square, error) = (Auc * Auc, 0.0);
            var (one, other) = (Auc / (2 - Auc), 2 * square / (1 + Auc));
            error = Math.Sqrt(((Auc * (1 - Auc)) + ((Rarer - 1) * (one + other - (2 * square)))) / ((double)Rarer * Rarer));
            return Math.Min(Auc - (2 * error), Share.Low(Auc * Rarer, Rarer));
        }
    }

    /// <param name="labels">0 or 1 a row.</param>
    /// <param name="cells">One a row, NaN where missing; a category's codes.</param>
    /// <param name="column">Whose cells they are.</param>
    public static ColumnPower Of(float[] labels, float[] cells, TrainingColumn column)
    {
        var filled = FilledApart(labels, cells);
        var levels = LevelsApart(labels, column.IsCategory ? Array.ConvertAll(cells, cell => float.IsNaN(cell) ? 0 : (int)cell + 1) : Binned(cells));
        var best = filled.Auc > levels.Auc - 0.002 ? filled : levels;
        if (column.IsCategory)
            return best;

        var order = OrderApart(labels, cells);
        return order.Auc > best.Auc - 0.002 ? order : best;
    }

    /// <summary>Whichever way it points: with two scores, half of what the rates of being filled differ by is beyond chance.</summary>
    private static ColumnPower FilledApart(float[] labels, float[] cells)
    {
        double[] rows = [0, 0], filled = [0, 0];
        for (var i = 0; i < cells.Length; i++)
        {
            var label = labels[i] > 0 ? 1 : 0;
            rows[label]++;
            filled[label] += float.IsNaN(cells[i]) ? 0 : 1;
        }

        return Of(0.5 + (Math.Abs((filled[1] / rows[1]) - (filled[0] / rows[0])) / 2), ColumnWay.Filled, rows);
    }

    /// <summary>Whichever way the values point, ties counting half.</summary>
    private static ColumnPower OrderApart(float[] labels, float[] cells)
    {
        int[] known = [.. Enumerable.Range(0, cells.Length).Where(i => !float.IsNaN(cells[i]))];
        float[] of = [.. known.Select(i => labels[i])];
        double positives = of.Count(label => label > 0);
        var auc = Metrics.Auc(of, [.. known.Select(i => (double)cells[i])]);
        return Of(Math.Max(auc, 1 - auc), ColumnWay.Order, [of.Length - positives, positives]);
    }

    /// <summary>
    /// Each row scored by its level's positive rate among the rows of the other half, so that rare levels prove nothing about themselves.
    /// Rates are less their half's own, for a level that the other half lacks. O(rows + levels log levels).
    /// </summary>
    private static ColumnPower LevelsApart(float[] labels, int[] levels)
    {
        var count = levels.DefaultIfEmpty(0).Max() + 1;
        double[][] rows = [new double[count], new double[count]], positives = [new double[count], new double[count]];
        for (var i = 0; i < levels.Length; i++)
        {
            // By a coin, not every other row: labels may come in a rhythm.
            var half = SeededHash.Share(0, i) < 0.5 ? 1 : 0;
            rows[half][levels[i]]++;
            positives[half][levels[i]] += labels[i];
        }

        double[] rates = [.. Enumerable.Range(0, 2).Select(half => positives[half].Sum() / Math.Max(1, rows[half].Sum()))];
        var groups = new List<(double Score, double Rows, double Positives)>();
        for (var cell = 0; cell < 2 * count; cell++)
        {
            var (half, level) = (cell & 1, cell >> 1);
            var score = ((positives[1 - half][level] + rates[1 - half]) / (rows[1 - half][level] + 1)) - rates[1 - half];
            if (rows[half][level] > 0)
                groups.Add((score, rows[half][level], positives[half][level]));
        }

        double below = 0, won = 0, all = groups.Sum(group => group.Positives);
        foreach (var equal in groups.GroupBy(group => group.Score).OrderBy(group => group.Key))
        {
            var (of, positive) = (equal.Sum(group => group.Rows), equal.Sum(group => group.Positives));
            won += positive * (below + ((of - positive) / 2));
            below += of - positive;
        }

        return Of(won / (all * below), ColumnWay.Levels, [below, all]);
    }

    private static ColumnPower Of(double auc, ColumnWay way, double[] rows) =>
        rows.Min() < FewestOfAClass ? new ColumnPower(0, way, (int)rows.Min()) : new ColumnPower(auc, way, (int)rows.Min());

    /// <summary>0 where missing, else the bin from 1.</summary>
    private static int[] Binned(float[] cells)
    {
        var known = Array.FindAll(cells, cell => !float.IsNaN(cell));
        Array.Sort(known);
        float[] edges = [.. Enumerable.Range(1, Bins - 1).Where(_ => known.Length > 0).Select(bin => known[(int)((long)bin * known.Length / Bins)]).Distinct()];
        return Array.ConvertAll(cells, cell =>
        {
            if (float.IsNaN(cell))
                return 0;
            var edge = Array.BinarySearch(edges, cell);
            return 1 + (edge >= 0 ? edge + 1 : ~edge);
        });
    }
}
