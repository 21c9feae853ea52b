namespace Predictor.Boosting.Statistics;

/// <summary>Weight and weight of positives of each code of a category column.</summary>
internal sealed class LevelSums(int codes)
{
    public double[] Weight { get; } = new double[codes];

    public double[] Positive { get; } = new double[codes];

    public static LevelSums Of(TrainingTable table, int column)
    {
        var cells = table.Columns[column].Cells;
        var sums = new LevelSums(table.Columns[column].Categories);
        for (var row = 0; row < cells.Length; row++)
        {
            if (!float.IsNaN(cells[row]))
            {
                sums.Add((int)cells[row], table.Labels[row], table.Weights is null ? 1 : table.Weights[row]);
            }
        }

        return sums;
    }

    public void Add(int code, double label, double weight)
    {
        Weight[code] += weight;
        Positive[code] += weight * label;
    }
}
