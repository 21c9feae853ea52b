namespace Predictor.Boosting.Tests;

/// <summary>Rows whose label depends in known ways on numbers, gaps and a category of many levels.</summary>
internal static class SimulatedRows
{
    public const int Levels = 400;

    public static TrainingTable Table(int rows, int seed, bool weighted = false)
    {
        var random = new Random(seed);
        var rising = new float[rows];
        var wave = new float[rows];
        var gaps = new float[rows];
        var level = new float[rows];
        var few = new float[rows];
        var nothing = new float[rows];
        var labels = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            rising[row] = random.NextSingle() * 4;
            wave[row] = random.NextSingle() * 6;
            gaps[row] = random.NextDouble() < 0.3 ? float.NaN : random.NextSingle();
            level[row] = random.NextDouble() < 0.05 ? float.NaN : (int)(Levels * Math.Pow(random.NextDouble(), 2));
            few[row] = random.Next(3);
            nothing[row] = float.NaN;
            var margin = rising[row] - 2 + Math.Sin(wave[row]) + (float.IsNaN(gaps[row]) ? 1.5 : 0)
                + (float.IsNaN(level[row]) ? 0 : ((int)level[row] % 3) - 1) + (few[row] == 1 ? 1 : 0) - 1;
            labels[row] = random.NextDouble() < 1 / (1 + Math.Exp(-margin)) ? 1 : 0;
        }

        return new TrainingTable
        {
            Columns =
            [
                new TrainingColumn("rising", rising, Monotone: 1),
                new TrainingColumn("wave", wave),
                new TrainingColumn("gaps", gaps),
                new TrainingColumn("level", level, Categories: Levels + 1),
                new TrainingColumn("few", few, Categories: 4),
                new TrainingColumn("nothing", nothing),
            ],
            Labels = labels,
            Weights = weighted ? [.. Enumerable.Range(0, rows).Select(_ => 0.2f + random.NextSingle())] : null,
        };
    }

    /// <summary>The table with the cells of one column changed.</summary>
    public static TrainingTable Changed(TrainingTable table, int column, Action<float[]> change)
    {
        var cells = table.Columns[column].Cells.ToArray();
        change(cells);
        return new TrainingTable
        {
            Columns = [.. table.Columns.Select((each, i) => i == column ? each with { Cells = cells } : each)],
            Labels = table.Labels,
            Weights = table.Weights,
        };
    }

    public static float[] Row(TrainingTable table, int row) => [.. table.Columns.Select(column => column.Cells[row])];
}
