using Predictor.Boosting.Sampling;

namespace Predictor.Boosting.Statistics;

/// <summary>
/// A category's target statistic: the mean label of its rows, shrunk towards the mean of all as if <c>smoothing</c> rows of that mean were
/// added (Micci-Barreca, 2001). A training row's value leaves its own label out: it is made of the rows before it in some order (Prokhorenkova
/// et al., "CatBoost", NeurIPS 2018, section 3.2) or of the other folds. A level of which nothing is known has the prior's value.
/// </summary>
internal static class TargetStatistic
{
    /// <summary>Folds of <see cref="OfOtherFolds"/>.</summary>
    public const int Folds = 5;

    /// <summary>By code, from all rows: what scored rows are given.</summary>
    public static float[] OfAllRows(LevelSums sums, double prior, double smoothing)
    {
        var values = new float[sums.Weight.Length];
        for (var code = 0; code < values.Length; code++)
        {
            values[code] = Value(sums.Positive[code], sums.Weight[code], prior, smoothing);
        }

        return values;
    }

    /// <summary>By row, each from the rows before it in <paramref name="order"/>; NaN where the cell is missing.</summary>
    public static float[] OfEarlierRows(TrainingTable table, int column, ReadOnlySpan<int> order, double prior, double smoothing)
    {
        var cells = table.Columns[column].Cells;
        var sums = new LevelSums(table.Columns[column].Categories);
        var values = new float[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var row = order.IsEmpty ? i : order[i];
            if (float.IsNaN(cells[row]))
            {
                values[row] = float.NaN;
                continue;
            }

            var code = (int)cells[row];
            values[row] = Value(sums.Positive[code], sums.Weight[code], prior, smoothing);
            sums.Add(code, table.Labels[row], table.Weights is null ? 1 : table.Weights[row]);
        }

        return values;
    }

    /// <summary>By row, each from the rows of the other folds; NaN where the cell is missing.</summary>
    public static float[] OfOtherFolds(TrainingTable table, int column, ulong seed, LevelSums all, double prior, double smoothing)
    {
        var cells = table.Columns[column].Cells;
        var codes = table.Columns[column].Categories;
        var folds = Enumerable.Range(0, Folds).Select(_ => new LevelSums(codes)).ToArray();
        for (var row = 0; row < cells.Length; row++)
        {
            if (!float.IsNaN(cells[row]))
            {
                folds[FoldOf(row, seed)].Add((int)cells[row], table.Labels[row], table.Weights is null ? 1 : table.Weights[row]);
            }
        }

        var values = new float[cells.Length];
        for (var row = 0; row < cells.Length; row++)
        {
            if (float.IsNaN(cells[row]))
            {
                values[row] = float.NaN;
                continue;
            }

            var (code, fold) = ((int)cells[row], folds[FoldOf(row, seed)]);
            values[row] = Value(all.Positive[code] - fold.Positive[code], all.Weight[code] - fold.Weight[code], prior, smoothing);
        }

        return values;
    }

    /// <summary>A seeded order of rows (Fisher and Yates).</summary>
    public static int[] Shuffle(int rows, ulong seed)
    {
        var order = new int[rows];
        var random = new SplitMix64(seed);
        for (var i = 0; i < rows; i++)
        {
            var other = random.NextBelow(i + 1);
            order[i] = order[other];
            order[other] = i;
        }

        return order;
    }

    private static float Value(double positive, double weight, double prior, double smoothing) =>
        (float)((positive + (smoothing * prior)) / (weight + smoothing));

    public static int FoldOf(int row, ulong seed) => new SplitMix64(seed ^ ((ulong)row * 0xA0761D6478BD642F)).NextBelow(Folds);
}
