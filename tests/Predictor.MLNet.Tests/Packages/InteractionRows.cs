using Predictor.Boosting;

namespace Predictor.MLNet.Tests.Packages;

/// <summary>Rows with numbers known and missing, a category of many levels and one of few, missing too, and a column that is always the same.</summary>
internal static class InteractionRows
{
    private const int Agents = 60;

    public static TrainingTable Table(int rows, int seed, bool weighted)
    {
        var random = new Random(seed);
        var columns = Enumerable.Range(0, 6).Select(_ => new float[rows]).ToArray();
        var labels = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            columns[0][row] = random.NextSingle() * 600;
            columns[1][row] = random.NextDouble() < 0.3 ? float.NaN : (random.NextSingle() * 4) - 2;
            columns[2][row] = random.NextDouble() < 0.1 ? float.NaN : random.Next(5);
            columns[3][row] = random.Next(Agents);
            columns[4][row] = random.NextDouble() < 0.05 ? float.NaN : random.Next(3);
            columns[5][row] = 7;
            var margin = (columns[0][row] / 200) - 2 + (float.IsNaN(columns[1][row]) ? 1 : -columns[1][row]) + (columns[3][row] % 3) - 1 + (columns[4][row] == 2 ? 1.5 : 0);
            labels[row] = random.NextDouble() < 1 / (1 + Math.Exp(-margin)) ? 1 : 0;
        }

        return new TrainingTable
        {
            Columns =
            [
                new TrainingColumn("wait", columns[0]),
                new TrainingColumn("change", columns[1]),
                new TrainingColumn("transfers", columns[2]),
                new TrainingColumn("agent", columns[3], Categories: Agents + 1),
                new TrainingColumn("channel", columns[4], Categories: 4),
                new TrainingColumn("same", columns[5]),
            ],
            Labels = labels,
            Weights = weighted ? [.. Enumerable.Range(0, rows).Select(_ => 0.5f + random.NextSingle())] : null,
        };
    }
}
