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
        var filled = Apart(labels, [.. cells.Select(cell => float.IsNaN(cell) ? 0.0 : 1.0)], ColumnWay.Filled);
        var levels = LevelsApart(labels, column.IsCategory ? [.. cells.Select(cell => float.IsNaN(cell) ? 0 : (int)cell + 1)] : Binned(cells));
        var best = filled.Auc > levels.Auc - 0.002 ? filled : levels;
        if (column.IsCategory)
            return best;

        int[] known = [.. Enumerable.Range(0, cells.Length).Where(i => !float.IsNaN(cells[i]))];
        var order = Apart([.. known.Select(i => labels[i])], [.. known.Select(i => (double)cells[i])], ColumnWay.Order);
        return order.Auc > best.Auc - 0.002 ? order : best;
    }

    /// <summary>Whichever way the scores point.</summary>
    private static ColumnPower Apart(float[] labels, double[] scores, ColumnWay way)
    {
        var positives = labels.Count(label => label > 0);
        var rarer = Math.Min(positives, labels.Length - positives);
        if (rarer < FewestOfAClass)
            return new ColumnPower(0, way, rarer);
        var auc = Metrics.Auc(labels, scores);
        return new ColumnPower(Math.Max(auc, 1 - auc), way, rarer);
    }

    /// <summary>
    /// Each row scored by its level's positive rate among the rows of the other half, so that rare levels prove nothing about themselves.
    /// Rates are less their half's own, for a level that the other half lacks.
    /// </summary>
    private static ColumnPower LevelsApart(float[] labels, int[] levels)
    {
        // By a coin, not every other row: labels may come in a rhythm.
        bool[] second = [.. Enumerable.Range(0, levels.Length).Select(i => SeededHash.Share(0, i) < 0.5)];
        var count = levels.DefaultIfEmpty(0).Max() + 1;
        double[][] rows = [new double[count], new double[count]], positives = [new double[count], new double[count]];
        for (var i = 0; i < levels.Length; i++)
        {
            var half = second[i] ? 1 : 0;
            rows[half][levels[i]]++;
            positives[half][levels[i]] += labels[i];
        }

        double[] rates = [.. Enumerable.Range(0, 2).Select(half => positives[half].Sum() / Math.Max(1, rows[half].Sum()))];
        var scores = new double[levels.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            var (other, level) = (second[i] ? 0 : 1, levels[i]);
            scores[i] = ((positives[other][level] + rates[other]) / (rows[other][level] + 1)) - rates[other];
        }

        // Scores know which way they point.
        var apart = Apart(labels, scores, ColumnWay.Levels);
        return apart.Rarer < FewestOfAClass ? apart : apart with { Auc = Metrics.Auc(labels, scores) };
    }

    /// <summary>0 where missing, else the bin from 1.</summary>
    private static int[] Binned(float[] cells)
    {
        float[] known = [.. cells.Where(cell => !float.IsNaN(cell)).Order()];
        float[] edges = [.. Enumerable.Range(1, Bins - 1).Where(_ => known.Length > 0).Select(bin => known[(int)((long)bin * known.Length / Bins)]).Distinct()];
        return
        [
            .. cells.Select(cell =>
            {
                if (float.IsNaN(cell))
                    return 0;
                var edge = Array.BinarySearch(edges, cell);
                return 1 + (edge >= 0 ? edge + 1 : ~edge);
            }),
        ];
    }
}
