using Predictor.Boosting;
using Predictor.Forests;

namespace Predictor.MLNet.Folding;

/// <summary>Log loss of a forest's first trees, by how many they are: where it should have stopped.</summary>
internal static class PrefixLosses
{
    public static IReadOnlyList<double> Of(Forest forest, TrainingTable rows)
    {
        var margins = new double[rows.Rows];
        Array.Fill(margins, forest.BaseMargin);
        var cells = RowMajor(rows);
        var added = new double[rows.Rows];
        var losses = new List<double>(forest.Trees.Count);
        foreach (var tree in forest.Trees)
        {
            new Forest(forest.FeatureCount, 0, [tree]).Margins(cells, added);
            for (var row = 0; row < margins.Length; row++)
            {
                margins[row] += added[row];
            }

            losses.Add(LogLoss(margins, rows));
        }

        return losses;
    }

    /// <summary>How many trees have the least loss, the fewest of equals.</summary>
    public static int Best(IReadOnlyList<double> losses) => Enumerable.Range(0, losses.Count).MinBy(trees => losses[trees]) + 1;

    public static double[] Margins(Forest forest, TrainingTable rows)
    {
        var margins = new double[rows.Rows];
        forest.Margins(RowMajor(rows), margins);
        return margins;
    }

    private static double LogLoss(double[] margins, TrainingTable rows)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var row = 0; row < margins.Length; row++)
        {
            double weight = rows.Weights?[row] ?? 1;
            sum += weight * Softplus(rows.Labels[row] > 0 ? -margins[row] : margins[row]);
            weights += weight;
        }

        return sum / weights;
    }

    /// <summary>ln(1 + exp(x)) without overflow.</summary>
    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private static float[] RowMajor(TrainingTable rows)
    {
        var width = rows.Columns.Count;
        var cells = new float[rows.Rows * width];
        for (var column = 0; column < width; column++)
        {
            for (var row = 0; row < rows.Rows; row++)
            {
                cells[(row * width) + column] = rows.Columns[column].Cells[row];
            }
        }

        return cells;
    }
}
